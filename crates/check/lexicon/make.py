"""Writes en.txt and zh.txt, the lists that the lexicons are made of.

    python3 make.py FOLDER

FOLDER holds what the README of this folder lists, unpacked. After it,
`cargo xtask lexicons` writes what the program carries.
"""

import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
LEAST_USES = 10  # of jieba's counts: rarer words are as often slips as words
LONGEST = 4  # characters


def affixed(folder):
    """Every word of a Hunspell dictionary, its affixes put on."""
    rules, cross, hidden = defaultdict(list), {}, set()
    for line in (folder / "index.aff").read_text(encoding="utf-8").splitlines():
        part = line.split()
        if part[:1] == ["NOSUGGEST"] or part[:1] == ["ONLYINCOMPOUND"]:
            hidden.add(part[1])
        if part[:1] not in (["PFX"], ["SFX"]):
            continue
        if part[2] in "YN" and len(part) == 4:
            cross[part[1]] = part[2] == "Y"
            continue
        kind, flag, off, on, where = part[:5]
        off, on = off.replace("0", ""), on.split("/")[0].replace("0", "")
        rules[flag].append((kind, off, on, where))

    def put(word, rule):
        kind, off, on, where = rule
        if kind == "SFX" and word.endswith(off) and re.search(f"(?:{where})$", word):
            return word[: len(word) - len(off)] + on
        if kind == "PFX" and word.startswith(off) and re.match(where, word):
            return on + word[len(off):]
        return None

    words = set()
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if hidden & set(flags) or not word.replace("'", "").isalpha():
            continue
        words.add(word)
        ends = [(f, r) for f in flags for r in rules[f] if r[0] == "SFX"]
        fronts = [(f, r) for f in flags for r in rules[f] if r[0] == "PFX"]
        for _, front in fronts:
            words.add(put(word, front))
        for flag, end in ends:
            longer = put(word, end)
            words.add(longer)
            if longer and cross[flag]:
                words.update(put(longer, front) for other, front in fronts if cross[other])
    return sorted(w for w in words if w and not w.endswith("'s"))


def counted(folder):
    """The words of jieba's list in Hong Kong's characters, with their counts."""
    sys.path.insert(0, str(folder / "opencc-python-reimplemented"))
    from opencc import OpenCC

    lines = (folder / "jieba/dict.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" ")[:2] for line in lines]
    pairs = [(word, int(uses)) for word, uses in pairs if re.fullmatch("[一-鿿]+", word)]
    ours = OpenCC("s2hk").convert("\n".join(word for word, _ in pairs)).split("\n")
    uses = defaultdict(int)
    for (_, count), word in zip(pairs, ours, strict=True):
        # Hong Kong's papers have 說 and, in 公布 and its like, 布.
        word = word.replace("説", "說")
        uses[word] += count
        if "佈" in word:
            uses[word.replace("佈", "布")] += count
    for line in (HERE / "papers.txt").read_text(encoding="utf-8").split():
        uses[line] = max(uses[line], 1000)
    return uses


def sounds(folder):
    """The first reading of each character, without its tone."""
    text = (folder / "pypinyin/pinyin_dict.json").read_text(encoding="utf-8")
    plain = lambda c: not unicodedata.combining(c) or c == "\u0308"
    said = {}
    for code, readings in json.loads(text).items():
        first = unicodedata.normalize("NFD", readings.split(",")[0])
        said[chr(int(code))] = "".join(filter(plain, first))
    return said


def main():
    folder = Path(sys.argv[1])
    (HERE / "en.txt").write_text("\n".join(affixed(folder / "dictionary-en-gb")) + "\n", "utf-8")
    uses, said = counted(folder), sounds(folder)
    total = sum(uses.values())
    lines = []
    for word, count in sorted(uses.items()):
        if len(word) > LONGEST or (len(word) > 1 and count < LEAST_USES):
            continue
        rarity = round(-16 * math.log(max(count, 1) / total))
        sound = f" {said[word]}" if len(word) == 1 and word in said else ""
        lines.append(f"{word} {rarity}{sound}")
    (HERE / "zh.txt").write_text("\n".join(lines) + "\n", "utf-8")


main()
