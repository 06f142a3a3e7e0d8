"""Says on what a measurement was made."""

import os
import platform


def load_average():
    """The number of busy processes over the last one, five and fifteen minutes."""
    return "{:.2f} {:.2f} {:.2f}".format(*os.getloadavg())


def description():
    """Processor, cores and memory."""
    model = platform.processor() or platform.machine()
    memory = 0
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemTotal"):
                memory = int(line.split()[1]) / 1024 / 1024
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB of memory"
