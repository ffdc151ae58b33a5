"""Prints every ratio beside its aim."""

from benchmarks import edit, intake, language, pdf, slack, stages, start, timeline


def main() -> None:
    print(f"{'ratio':>7}  {'aim':>5}  what")
    for part in (start, edit, stages, timeline, pdf, intake, slack, language):
        for name, ratio, aim in part.run():
            mark = "" if ratio <= aim else "   over the aim"
            print(f"{ratio:7.2f}  {aim:5.2f}  {name}{mark}", flush=True)


if __name__ == "__main__":
    main()
