"""Checks a documentation build: DocC's diagnostics, then the symbol graphs after `--`; exits 1 on a finding.

A parameter that its name explains needs no line of its own, so DocC's wish for one is not a finding.
"""

import json
import sys


def place(uri, line):
    return f'{uri.removeprefix("file://")}:{line}'


split = sys.argv.index("--")
findings = []
for path in sys.argv[1:split]:
    with open(path, encoding="utf-8") as file:
        for diagnostic in json.load(file)["diagnostics"]:
            summary = diagnostic["summary"]
            if diagnostic["severity"] not in ("warning", "error") or summary.endswith("is missing documentation"):
                continue
            line = diagnostic.get("range", {}).get("start", {}).get("line", 0)
            findings.append(f'{place(diagnostic.get("source", path), line)}: error: {summary}')

count = documented = 0
for path in sys.argv[split + 1 :]:
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)
    inherited = {relation["source"] for relation in graph["relationships"] if "sourceOrigin" in relation}
    for symbol in graph["symbols"]:
        # What the compiler synthesizes has no place in a source file.
        if "location" not in symbol:
            continue
        count += 1
        if symbol.get("docComment", {}).get("lines") or symbol["identifier"]["precise"] in inherited:
            documented += 1
            continue
        where = symbol["location"]
        name = ".".join(symbol["pathComponents"])
        findings.append(f'{place(where["uri"], where["position"]["line"] + 1)}: error: {name} has no documentation')

print("\n".join(findings), file=sys.stderr)
print(f"documented: {documented} of {count} public symbols")
sys.exit(1 if findings else 0)
