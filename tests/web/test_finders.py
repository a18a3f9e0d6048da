"""Of a package that holds much else, the files that pages ask for are served, and no others."""

from django.contrib.staticfiles import finders


def test_of_the_charts_package_one_file_is_served():
    assert finders.find("echarts/echarts.min.js")
    assert finders.find("echarts/echarts.js") is None
    assert finders.find("echarts/echarts.min.js.map") is None


def test_one_file_of_it_is_gathered_beside_all_of_our_own():
    found = [
        (getattr(storage, "prefix", None), path)
        for finder in finders.get_finders()
        for path, storage in finder.list([])
    ]

    assert [path for prefix, path in found if prefix == "echarts"] == ["echarts.min.js"]
    assert (None, "web/charts.js") in [(prefix or None, path) for prefix, path in found]
