#!/usr/bin/env python3
"""Times `leyline announcements` on generated documents.

    Benchmarks/announcements/time-announcements.py [--documents 10000] [--bytes 10000]
        [--leyline .build/release/leyline] [--runs 3]

Writes the documents to a temporary folder, the same ones on every run: a headline about a company of
data/companies.csv, a labelled date, and paragraphs of made-up news with dates, sums and other
companies in them. Prints the seconds, the processor time and the peak memory of each run, and how many documents were
dated as they were written. The aim is 10,000 documents of 10,000 bytes in 4 s on two processors.
"""

import argparse
import csv
import datetime
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SUBJECTS = ["wins an order", "opens a plant", "declares a dividend", "names a new head", "buys a rival"]
VERBS = ["said", "expects", "hopes", "reported", "wrote", "confirmed"]
THINGS = "costs demand margins prices workers factories customers exports loans engines medicines".split()
LINKS = "after before because although while despite under with against without".split()
LABELS = ["Published on: {:%b %d, %Y}, 12:00 PM IST", "Date: {:%d.%m.%Y}", "Last Updated : {:%b %d %Y} | 11:27 PM IST"]


def sentence(chance, companies):
    words = [chance.choice(companies), chance.choice(VERBS), "that", chance.choice(THINGS)]
    for _ in range(chance.randrange(6, 16)):
        words += [chance.choice(LINKS), chance.choice(THINGS)]
    kind = chance.randrange(6)
    if kind == 0:
        words += ["by", f"{chance.randrange(1, 29)} March {chance.randrange(2026, 2031)}"]
    elif kind == 1:
        words += ["for", f"Rs {chance.randrange(1, 9000):,} crore"]
    elif kind == 2:
        words += ["on", chance.choice(["Monday", "Tuesday", "Friday"])]
    return " ".join(words) + "."


def document(chance, companies, size):
    name = chance.choice(companies)
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=chance.randrange(700))
    lines = [f"{name} {chance.choice(SUBJECTS)}", chance.choice(LABELS).format(day), ""]
    length = sum(map(len, lines))
    while length < size:
        paragraph = " ".join(sentence(chance, companies) for _ in range(3))
        lines += [paragraph, ""]
        length += len(paragraph) + 2
    return "\n".join(lines).encode()[:size], day


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--bytes", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--leyline", default=str(ROOT / ".build/release/leyline"))
    options = arguments.parse_args()
    with open(ROOT / "data/companies.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["exchange"] == "NSE"]
    companies = [row["name"] for row in rows]
    chance = random.Random(20250902)
    with tempfile.TemporaryDirectory() as folder:
        days = {}
        for number in range(options.documents):
            text, day = document(chance, companies, options.bytes)
            path = pathlib.Path(folder, f"{number // 1000:03}", f"{number:06}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text)
            days[str(path)] = day.isoformat()
        output = pathlib.Path(folder, "events.csv")
        command = [
            options.leyline, "announcements", folder, "--companies", str(ROOT / "data/companies.csv"),
            "--output", str(output),
        ]
        for run in range(options.runs):
            output.unlink(missing_ok=True)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
            seconds = time.perf_counter() - start
            if done.returncode != 0:
                sys.exit(done.stderr)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            peak = after.ru_maxrss / 1024
            print(
                f"run {run + 1}: {options.documents} documents of {options.bytes} bytes in "
                f"{seconds:.2f} s, {options.documents / seconds:,.0f} a second, {processor:.2f} s of "
                f"processor time, peak {peak:,.0f} MB"
            )
        dated = {}
        with open(output, newline="") as file:
            for row in csv.DictReader(file):
                dated[row["source_file"]] = row["published_at"][:10]
        right = sum(dated.get(path) == day for path, day in days.items())
        print(f"{right} of {options.documents} documents dated as they were written")


if __name__ == "__main__":
    main()
