"""Words that are written with a capital in texts about services and are nobody's name."""

_ORDINARY_WORDS = """
a about ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't i'd i'll i'm i've isn't it'll
shouldn't they'll they're they've wasn't we'd we'll we're we've weren't won't wouldn't you'd you'll you're you've
access according accommodation acquired action active activities activity acute addiction address adhd admin
adult advance advice advocacy after afternoon again aged agency ages alcohol alcoholics all alliance also am
although ambulance an and anger anonymous another answer answerphone anxiety any anybody anyone anything apart applicants
apply appointment approved april are area around arrange as asd ask asked assessment assertive assessor assistant
association at attend attendance attention august authority autism autistic autumn available avenue awareness away
bail bank be because been before behaviour being below benefit benefits better between beyond bipolar black board
body borderline borough both bottom boulevard box brain branch bridge brief bring british building buildings bus business but
by call called callers calling campaign can cancelled cannot capacity car care career carer carers case cases castle category
cathedral centre centres chair chapel change changed channel chaplain charity check chief child children choice
christmas church circle citizen city client clients clinic clinical clinician close closed cmht coach coaching code
cognitive college comes commission commissioned commissioner commissioning committee commons community company complaints
complex concern conditional consent consultant contact contract control coordinator corner corrected correct cost
could council counselling counsellor county course court courts crescent crime criminal crisis crown custody customer cymru
daily date day days dbt deaf deal december deliver delivered delivering delivery department dependence dependency
deputy depression details development did diploma direct direction director directory disability disorder
district diversion do doctor document does domestic door double down drive drop drug drugs dual due duration during duty dyslexia
each early east easter eastern easy eating education either elderly element eligibility eligible email emdr emergency
emotional employment empowerment enabling end ended england english enhanced enquiries enquiry entry equality estate
ethnic evening every everybody everyone everything evidence except exclusion exclusions executive expired
extended extension facebook facility fair faith family farm fax february female few field file finance first five
floor follow following food for force forensic form formerly forms forward foundation four free freedom freephone
friday friend friends from front full fund funded funding further future gambling garden gardens gate gateway general
get girls give given giving go good google government governor gp grange great green ground grounds group groups grove grow growth
guidance guide had half hall happens harbour harm has hate have he head heading health healthcare healthy hear hearing
held help helped helpline her here herself high hill him his hold holiday holistic home homeless homelessness hope
hospital hospice hostel hotel hour hours house housing how however hub i iapt if imprisonment improving in inclusion
independence independent information initiative injury inpatient inside institute instead integrated intensive
interpreter intervention interventions interview into introduction iom is isle it its itself january job jobcentre
join journey july june junction just justice key keyworker kingdom know label lady lane language last later law lead
leaflet league learning left legal length less letter level liaison library licence life like line link
live     lived living local location lodge lodging london long longer looking low ltd made magistrate magistrates main mainstream maintain
male man management manager managers manor many map march market may maybe me medical medication meet meeting
men mental mentor mentoring mhtr mhtrs middle mid midland midlands might migrant military mind ministry minute
mission mobile monday money month monthly mood more morning most mother motivation move moved much multi multiple museum must
my name named narcotics national near need needs neither network neurodivergent neurodiversity neurodevelopmental never
new newer next nhs night no nobody none nor north northern not note nothing november now number nurse nurses nursing
october of off offender offenders offer office officer officers often old older omu on once one online only open opened opens
operates opposite option or order orders organisation other our out outdated outpatient outreach outside over own
page paragraph parade parent parents parenting park parking part partner partners partnership pathway pathways
patient patients paused pavilion pdu peer people per performance perhaps permanently person personal personality
pharmacy phase phone phones physical physiotherapy pip place places plan planning plc please pm point police policy positive
possible post postcode posts practice practitioner practitioners pre premises present prevention previous
primary prince princess prison prisons priority private probation problem problems programme project promotion
protection provided provider provision psychiatric psychiatrist psychiatry psychological psychologist psychology
psychosis psychotherapist psychotherapy ptsd public quarter quay queen queens question quick quite rape reablement read reason
received reception record recovery red reducing reentry referral referrals refer referred refuge refused region regional
register registrar rehabilitation rehabilitative release released religion remand remote removed replaced report
reported required requirement research resettlement residential resilience resource response restorative
result retreat return returned review right rights ring ringing risk road room route royal run rural safe safer
safety saint same saturday says scheme school science second secondary section secure see seems
self send sentence separate september serious service services session sessions setting seven several severe sex
sexual shared she sheltered shelter should shut side sign signpost signposting since single sir site sites six skills skype social
society solicitor some somebody someone something sometimes soon south southern special specialist specialists spoke
spring square staff stage start started starting state station statutory stay step still stop stopped street strategic strategy
street strong student students substance such suicide summary summer sunday supervised supervision supervisor support
supported supporting survivors suspended system systems taken takes talk talking talks taking tag targeted task teacher
team teams tel telephone temporarily temporary ten tenancy term text than thank thanks that the their them then therapeutic
therapies therapist therapists therapy there these they thing think third this those though three through thursday
tier time times title to today together told tomorrow too top total towards tower town trade traffic training trans
transition transport trauma treatment trust tuesday turning twelve twenty twice twitter two type under union unit united
units university until up update updated upper urgent us use used user users usually utc vale various very veteran veterans
via victim victims view village villas violence visit visitor visits voice voluntary volunteer volunteers wait waiting
wales walk walking want ward warden was way we web website wednesday week weekday weekend weeks welcome welfare well
wellbeing wellness welsh went were west western what whatsapp wheelchair when whenever where whether which while white who whole
whom whose why will wing winter with within without woman women word words work worker workers working works
workshop world worth would wrong year years yes yesterday yet york you young your yours youth zoom
"""
ORDINARY_WORDS = frozenset(_ORDINARY_WORDS.split())
"""In lower case, singular or as they are written."""
