"""The first page of a year in a browser: proposals taken in, worded, shared and taken out."""

import openpyxl
import pytest

from dialogue.models import YearlyWord
from tests.reports import scenes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_leader_words_the_first_page_and_takes_the_file_out(visitor, everybody, tmp_path):
    world = everybody
    scenes.goal(world, world.nordvik, baseline=40, target=20)
    scenes.figure(world, world.nordvik, 22)

    visitor.log_in(world.lars)
    visitor.open(f"/deltakere/{world.nordvik.pk}/arsarbeidsbok/")
    visitor.press("Ta med")
    visitor.press("Skriv en linje")
    visitor.page.get_by_label("Tekst").fill("Færre barn uten hjem")
    visitor.press("Lagre")
    visitor.press("Del den første siden")

    assert YearlyWord.objects.filter(text="Færre barn uten hjem", is_shared=True).exists()
    visitor.press("Se hva som er i filen")
    assert visitor.page.get_by_text("Færre barn uten hjem").count() == 1
    path = tmp_path / "year.xlsx"
    visitor.download("Last ned Excel").save_as(path)
    told = [
        cell.value for row in openpyxl.load_workbook(path)["Svar"].iter_rows() for cell in row
    ]
    assert "Færre barn uten hjem" in told
