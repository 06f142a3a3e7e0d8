"""Writes simulated price, market and event files of any size; every row of prices is marked SIMULATED."""

import datetime
import random

DAYS = 1500
ROW_BYTES = 33


def trading_days():
    """Weekdays from 2018 on."""
    day, days = datetime.date(2018, 1, 1), []
    while len(days) < DAYS:
        if day.weekday() < 5:
            days.append(day.isoformat())
        day += datetime.timedelta(days=1)
    return days


def symbol(number):
    return f"SIM{number:06d}"


def write_prices(path, market_path, symbols, seed):
    """Writes prices of symbols on all days, and the market that moves them."""
    rng = random.Random(seed)
    days = trading_days()
    market = [rng.gauss(0.0003, 0.01) for _ in days]
    level = 1000.0
    with open(market_path, "w", encoding="ascii") as file:
        file.write("date,close\n")
        for day, change in zip(days, market):
            level *= 1 + change
            file.write(f"{day},{level:.4f}\n")
    gauss = rng.gauss
    with open(path, "w", encoding="ascii") as file:
        file.write("date,symbol,close,SIMULATED\n")
        for number in range(symbols):
            beta, close, lines = rng.uniform(0.4, 1.6), rng.uniform(50, 3000), []
            middle = f",{symbol(number)},"
            for day, change in zip(days, market):
                close = max(close * (1 + beta * change + gauss(0, 0.015)), 1.0)
                lines.append(f"{day}{middle}{close:.2f},yes\n")
            file.writelines(lines)


def write_events(path, count, symbols, seed):
    """Writes events on random days of random symbols; their windows lie inside the prices."""
    rng = random.Random(seed)
    days = trading_days()
    with open(path, "w", encoding="ascii") as file:
        file.write("symbol,date\n")
        for _ in range(count):
            file.write(f"{symbol(rng.randrange(symbols))},{days[rng.randrange(262, DAYS - 11)]}\n")
