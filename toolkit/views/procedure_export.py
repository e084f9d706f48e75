"""A published procedure on one page: a PDF, or a Word document. Everybody who may read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from provision.today import today
from referrals.procedures.as_sheet import sheet_of
from referrals.procedures.asked import procedure_or_404, version_or_404
from referrals.procedures.sheet import ProcedureSheet
from referrals.procedures.to_docx import to_docx
from toolkit.procedure_sheet.to_pdf import to_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def procedure_pdf(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/sheet.pdf`: the version in force, or that of `?version=`."""
    sheet, name = _sheet(request, public_id)
    return _file(to_pdf(sheet), content_type="application/pdf", name=f"{name}.pdf", shown="inline")


@require_safe
def procedure_docx(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/sheet.docx`: the same as a Word document."""
    sheet, name = _sheet(request, public_id)
    return _file(to_docx(sheet), content_type=WORD, name=f"{name}.docx", shown="attachment")


def _sheet(request: HttpRequest, public_id: UUID) -> tuple[ProcedureSheet, str]:
    """The sheet that is asked for, and the name of its file, without an ending."""
    found = procedure_or_404(request, public_id)
    version = version_or_404(found, request.GET.get("version", ""))
    sheet = sheet_of(version, address=request.build_absolute_uri(found.get_absolute_url()), on=today())
    return sheet, f"{slugify(found.name)[:60] or 'procedure'}-{version.number}-{today().isoformat()}"


def _file(content: bytes, *, content_type: str, name: str, shown: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    return response
