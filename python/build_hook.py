"""Marks the wheel as one for this machine: it holds the library and the command, and no code of Python's ABI."""

import sysconfig
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NativeHook(BuildHookInterface):
    def initialize(self, version, build_data):
        native = Path(self.root) / "leyline" / "_native"
        if not (native / "libleyline.so").exists():
            raise SystemExit("leyline/_native/libleyline.so is missing; run `make wheel` in the repository")
        # What agents read, and the pages of the tests and the models.
        documents = {
            "SKILL.md": "SKILL.md",
            "docs/llms.txt": "_docs/llms.txt",
            "docs/tests": "_docs/tests",
            "docs/models": "_docs/models",
        }
        for source, target in documents.items():
            build_data["force_include"][str(Path(self.root).parent / source)] = f"leyline/{target}"
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
