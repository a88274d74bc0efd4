"""Screenshots of all pages, wide and narrow, light and dark, and sheets to look them through quickly."""

import shutil
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

from django.utils.text import slugify
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Error

from tests.browser.tour.looks import FOUR
from tests.browser.tour.states import states

FOLDER = Path(__file__).parents[3] / "screenshots"
SHEETS = FOLDER / "sheets"
IN_A_ROW, ROWS, GAP, LABEL = {1280: 3, 375: 6}, 2, 16, 22  # pictures; pixels
SCALE = {1280: 0.385, 375: 0.62}
SHOWN = {1280: 1500, 375: 1300}  # pixels of a page that a sheet shows; the whole is in its own file
TALLEST = 5000  # pixels of a page: two hundred mails below each other show nothing new


def take_all(tour):
    """Fills the folder anew; returns 0 when every page could be shown."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    SHEETS.mkdir(parents=True)
    taken, failed = defaultdict(list), 0
    for sight in [*tour.once, *states(tour)]:
        try:
            for mode, path in take(sight):
                taken[mode].append(path)
        except (AssertionError, Error) as problem:
            print(f"{sight}: {problem}")
            failed += 1
    for mode, paths in taken.items():
        lay_out(mode, sorted(paths))
    print(f"{sum(map(len, taken.values()))} pictures are in {FOLDER}, to be looked through in {SHEETS}")
    return int(bool(failed))


def take(sight):
    sight.open()
    for mode in FOUR:
        mode.put_on(sight.guest.page)
        parts = (sight.name.replace(":", "-"), sight.role, f"{mode.width}-{mode.scheme}")
        path = FOLDER / f"{'--'.join(map(slugify, parts))}.png"
        height = min(sight.guest.page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": mode.width, "height": height}
        sight.guest.page.screenshot(path=path, full_page=True, clip=clip)
        yield mode, path


def lay_out(mode, paths):
    """Sheets of a few pictures side by side, each under its name."""
    on_a_sheet = IN_A_ROW[mode.width] * ROWS
    for number, start in enumerate(range(0, len(paths), on_a_sheet), 1):
        thumbnails = [(path.stem.rpartition("--")[0], thumbnail(path, mode)) for path in paths[start:][:on_a_sheet]]
        sheet(thumbnails, IN_A_ROW[mode.width]).save(SHEETS / f"{mode.width}-{mode.scheme}-{number:02}.png")


def thumbnail(path, mode):
    with Image.open(path) as picture:
        top = picture.crop((0, 0, picture.width, min(picture.height, SHOWN[mode.width])))
    scale = SCALE[mode.width]
    return top.resize((round(top.width * scale), round(top.height * scale)), Image.Resampling.LANCZOS)


def sheet(thumbnails, in_a_row):
    rows = [thumbnails[start : start + in_a_row] for start in range(0, len(thumbnails), in_a_row)]
    heights = [max(picture.height for _, picture in row) + LABEL + GAP for row in rows]
    column = thumbnails[0][1].width + GAP
    sheet = Image.new("RGB", (column * in_a_row + GAP, sum(heights) + GAP), "#8a8f94")
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=12)
    for row, top in zip(rows, accumulate(heights, initial=GAP), strict=False):
        for number, (name, picture) in enumerate(row):
            left = GAP + number * column
            draw.text((left, top), name[: column // 6], fill="#000000", font=font)
            sheet.paste(picture, (left, top + LABEL))
    return sheet
