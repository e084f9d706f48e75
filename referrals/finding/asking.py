"""One person and one day, put to as many services as need be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from provision.models import Service
from provision.reference import Reference
from referrals.finding.covering import Covering
from referrals.finding.offers import Offered, read_offers
from referrals.finding.saying import Asked
from referrals.routes import Judged, Profile


@dataclass(frozen=True)
class Asking:
    profile: Profile
    words: Reference
    on: date
    covering: Covering

    def read(self, services: Iterable[Service], *, with_offices: bool = True) -> Offered:
        """Services as offers, with the offices that people find them in where that matters."""
        return read_offers(
            services, words=self.words, on=self.on, covering=self.covering, with_offices=with_offices
        )

    def told(self, judged: Iterable[Judged], among: Offered) -> list[Asked]:
        """Answers of services with the words to tell them in, in the same order."""
        entries = among.entries
        return [Asked(entries[one.offer.id], one, self.profile, self.words, self.on) for one in judged]
