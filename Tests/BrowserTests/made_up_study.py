"""A made-up market with announcements, and the program run on it."""

import pathlib
import random
import subprocess

from checkout import COMMAND, ROOT

# What a stranger may write into a name or a headline.
HOSTILE = '<script>document.title="taken"</script><img src=x onerror=\'document.title="taken"\'>&amp;"</script>'


def leyline(*arguments: str, folder: pathlib.Path = ROOT) -> subprocess.CompletedProcess:
    """Run the program and return what it says; a failure fails the test."""
    done = subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def made_up(folder: pathlib.Path, symbols: int, days: int, events: int, headline: str = "") -> list[str]:
    """Write prices, a market and events from a fixed seed; return the options of a study of them."""
    random.seed(16)
    dates = []
    year, month, day = 2019, 1, 1
    while len(dates) < days:
        dates.append(f"{year}-{month:02}-{day:02}")
        day += 1
        if day > 28:
            year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    market = [random.gauss(0.0003, 0.01) for _ in dates]
    level, lines = 1000.0, ["date,close"]
    for date, change in zip(dates, market):
        level *= 1 + change
        lines.append(f"{date},{level:.4f}")
    (folder / "market.csv").write_text("\n".join(lines) + "\n")
    with open(folder / "prices.csv", "w") as file:
        file.write("date,symbol,close,volume\n")
        for number in range(symbols):
            price = 20.0 + 13 * number
            for date, change in zip(dates, market):
                price *= 1 + change + random.gauss(0, 0.012)
                file.write(f"{date},S{number:03},{price:.2f},{random.randint(1000, 90000)}\n")
    with open(folder / "events.csv", "w") as file:
        file.write("symbol,date,group,company,headline\n")
        seen = set()
        while len(seen) < events:
            number, place = random.randrange(symbols), random.randrange(265, days - 12)
            if (number, place) in seen:
                continue
            seen.add((number, place))
            group = "buyback" if number % 2 else "merger"
            text = headline.replace('"', '""')
            file.write(f'S{number:03},{dates[place]},{group},"Company {number} {text}","News {len(seen)} {text}"\n')
    return ["--prices", "prices.csv", "--market", "market.csv", "--events", "events.csv"]
