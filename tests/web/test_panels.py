"""What an upper app adds to a page of a lower one."""

from web import panels


def test_each_panel_of_a_page_is_told_with_its_template(monkeypatch):
    monkeypatch.setattr(panels, "PANELS", [])
    facts = lambda request, about: {"seen": f"{about} for {request}"}  # noqa: E731
    panels.add_panel(panels.Panel("bolig", "a.html", facts))

    assert panels.panels_of("bolig", "Kari", "Nordvik") == [
        {"template": "a.html", "seen": "Nordvik for Kari"}
    ]
    assert panels.panels_of("annet", "Kari", "Nordvik") == []
