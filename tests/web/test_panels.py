"""What an upper app adds to a page of a lower one."""

from web import panels


def test_each_panel_of_a_page_is_drawn_from_what_the_page_shows(monkeypatch):
    monkeypatch.setattr(panels, "PANELS", panels.defaultdict(list))
    panels.add_panel("bolig", lambda shown, user: ("a.html", {"shown": shown, "user": user}))
    assert panels.panels_of("bolig", "Nordvik", "Kari") == [
        ("a.html", {"shown": "Nordvik", "user": "Kari"})
    ]
    assert panels.panels_of("annet", "Nordvik", "Kari") == []
