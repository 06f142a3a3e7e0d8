import EventStatistics
@testable import EventStudy
import Foundation
import Notices
import Testing

@testable import StudyReport

/// Tables of a paper, in LaTeX, in Markdown and as a document of Word.
struct PaperTablesTests {
  /// Signs that mean something to LaTeX or to Markdown, and what they become.
  static let escapes: [(text: String, latex: String, markdown: String)] = [
    ("A&B 50% #1 $2", "A\\&B 50\\% \\#1 \\$2", "A&amp;B 50% \\#1 \\$2"),
    ("nifty_50", "nifty\\_50", "nifty\\_50"),
    ("{a}^~", "\\{a\\}\\textasciicircum{}\\textasciitilde{}", "{a}^\\~"),
    ("\\input{x}", "\\textbackslash{}input\\{x\\}", "\\\\input{x}"),
    ("a|b", "a$|$b", "a\\|b"),
    ("<b>x</b>", "$<$b$>$x$<$/b$>$", "&lt;b&gt;x&lt;/b&gt;"),
    ("−1.5% ±", "$-$1.5\\% $\\pm $", "−1.5% ±"),
    ("β·r_m", "$\\beta \\cdot $r\\_m", "β·r\\_m"),
    ("x̄ₜ₋₁", "$\\bar{x}{}_t{}_-{}_1$", "x̄ₜ₋₁"),
    ("*bold*", "*bold*", "\\*bold\\*"),
    ("[x](y)", "[x](y)", "\\[x\\](y)"),
    ("a\nb", "a b", "a b"),
    ("a\u{1B}[2J\u{9B}b\u{202E}c", "a [2J b c", "a\u{FFFD}\\[2J\u{FFFD}b\u{FFFD}c"),
    ("--costs", "-{}-{}costs", "--costs"),
    ("=1+1", "=1+1", "=1+1"),
    ("$<", "\\$$<$", "\\$&lt;"),
  ]

  @Test(arguments: escapes.indices)
  func `leaves no sign of a text to be obeyed`(index: Int) {
    let (text, latex, markdown) = Self.escapes[index]
    #expect(LaTeXText.escaped(text) == latex)
    #expect(MarkdownTables.escaped(text) == markdown)
  }

  @Test func `tables say what must be decided before they can be trusted`() throws {
    var result = try SampleStudy(eventCount: 3).result()
    let plain = try TableDocument(result).text(.latex)
    #expect(!plain.contains("trusted yet") && !plain.contains("Not to be trusted"))
    result.questions = [
      PriceQuestion(symbol: "ACME", eventIDs: [], adjustments: [], message: "ACME fell by half")
    ]
    let document = TableDocument(result)
    let long = "Not to be trusted until this is decided: ACME fell by half"
    let short = "Not to be trusted until the prices of ACME are decided on."
    let latex = try document.text(.latex)
    #expect(latex.contains("% \(long)\n"))
    #expect(
      latex.ranges(of: "(not to be trusted yet)").count == latex.ranges(of: "\\caption{").count
    )
    // Of a table in pieces the last one has the notes.
    #expect(latex.ranges(of: short).count == document.paper().count)
    let markdown = try document.text(.markdown)
    #expect(markdown.contains("**\(long)**") && markdown.contains(short))
    let methods = try #require(document.companions(of: .latex).first { $0.name == "methods.tex" })
    #expect(String(decoding: methods.bytes, as: UTF8.self).contains("% \(long)\n"))
    let database = String(decoding: try document.bytes(.sqlite), as: UTF8.self)
    #expect(database.contains("not_to_be_trusted_yet") && database.contains(long))
    // One table alone, too.
    let only = try #require(document.only("windows"))
    #expect(try only.text(.markdown).contains(short))
  }

  private static let source = TableSource(
    title: "A study",
    simulated: false,
    generator: "leyline 0.1.0"
  )

  private static let table = PaperTable(
    id: "caar",
    caption: "Effects",
    headings: [
      PaperTable.Heading(text: "Window", isNumber: false),
      PaperTable.Heading(text: "CAAR", isNumber: true),
    ],
    panels: [
      PaperTable.Panel(
        title: "Market model",
        rows: [[.init(text: "−1..1"), .init(text: "+2.08%", stars: "**", below: "[0.021]")]]
      )
    ],
    notes: ["CAAR: the average.", "* p < 0.10."]
  )

  @Test func `prints a table in LaTeX as papers do`() {
    #expect(
      LaTeXTables.text(of: [Self.table], Self.source) == #"""
        % A study
        % Made with leyline 0.1.0.
        % For pdfLaTeX, XeLaTeX or LuaLaTeX. The document needs this in its preamble:
        %   \usepackage{booktabs,longtable,graphicx,float}
        % and, for pdfLaTeX, \usepackage[T1]{fontenc} and \usepackage[utf8]{inputenc}. Then:
        %   \input{tables}
        % Tables stay where they are, in the order of their numbers; [htbp] in place of [H] lets one float.
        % Works are cited by name. To cite the entries of references.bib instead, with natbib, put before it:
        %   \newcommand{\leylinecite}[2]{\citet{#1}}
        \providecommand{\leylinecite}[2]{#2}

        \begin{table}[H]
        \centering
        \setlength{\belowcaptionskip}{4pt}
        \caption{Effects}\label{tab:leyline-caar}
        \small
        \resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%
        \begin{tabular}{lr@{\hspace{2.2em}}}
        \toprule
        Window & CAAR \\
        \midrule
        \multicolumn{2}{l}{\textit{Panel A: Market model}} \\
        $-$1..1 & +2.08\%\rlap{$^{**}$} \\*
         & {\footnotesize [0.021]} \\[2pt]
        \bottomrule
        \end{tabular}}

        \medskip\noindent
        \parbox{\linewidth}{\footnotesize\emergencystretch=3em\textit{Notes:} CAAR: the average. * p $<$ 0.10.}
        \end{table}

        """#
    )
  }

  @Test func `prints a table in Markdown with pipes`() {
    #expect(
      MarkdownTables.text(of: [Self.table], Self.source) == """
        # A study

        ## Table 1. Effects

        | Window | CAAR |
        |---------|----------:|
        | **Market model** |   |
        | −1..1 | +2.08%\\*\\* \\[0.021\\] |

        *Notes:* CAAR: the average. \\* p &lt; 0.10.

        Made with leyline 0.1.0.

        """
    )
  }

  @Test func `lets a long table go over pages, with its heading on each`() {
    let rows = (0..<60).map { [PaperTable.Cell(text: "E\($0)"), PaperTable.Cell(text: "1")] }
    let table = PaperTable(
      id: "events",
      caption: "Events",
      headings: Self.table.headings,
      panels: [PaperTable.Panel(rows: rows)]
    )
    let text = LaTeXTables.text(of: [table], Self.source)
    #expect(text.contains("\\begin{longtable}{lr}"))
    #expect(text.split(separator: "\n").count { $0 == "Window & CAAR \\\\" } == 2)
    #expect(!text.contains("\\begin{table}"))
  }

  /// The overfull boxes of a log in points.
  private static func overfull(_ log: String) -> [Double] {
    log.matches(of: /Overfull \\[hv]box \(([0-9.]+)pt too/).compactMap { Double($0.1) }
  }

  @Test(.enabled(if: Typesetter.isInstalled), arguments: [360, 455])
  func `fits on a page whatever is in the tables`(textWidth: Int) throws {
    let study = SampleStudy(
      eventCount: 8,
      models: [.market, .meanAdjusted],
      title: "50% of A & B_C",
      company: "Smith & Sons {x}",
      analyzed: true
    )
    let text = try TableDocument(try study.result()).text(.latex)
    let log = try Typesetter.log(of: text, textWidth: textWidth)
    #expect(!log.contains("\n!") && !log.contains("Float too large"))
    #expect((Self.overfull(log).max() ?? 0) <= 5)
  }

  /// A table of many columns and rows, one of them of sentences and one of long identifiers.
  private static func wide(_ rows: Int, numbers: Int) -> PaperTable {
    PaperTable(
      id: "wide",
      caption: "A table that is wide",
      headings: [
        PaperTable.Heading(text: "Event", isNumber: false),
        PaperTable.Heading(text: "Rule", isNumber: false),
      ] + (0..<numbers).map { PaperTable.Heading(text: "Romano–Wolf \($0)", isNumber: true) },
      panels: [
        PaperTable.Panel(
          rows: (0..<rows).map { row in
            [
              PaperTable.Cell(text: "acquisition_of_a_company_with_a_long_name_\(row)"),
              PaperTable.Cell(text: "announced on a Thursday without a time: that session \(row)"),
            ] + (0..<numbers).map { PaperTable.Cell(text: "0.\(row)\($0)", stars: "***") }
          }
        )
      ],
      notes: ["The market model: \(formula: "E[r] = α + β·r_m, by least squares")."]
    )
  }

  @Test(arguments: [(3, 2), (60, 2), (60, 14), (3, 14)])
  func `wraps words and divides columns where a table is wide`(rows: Int, numbers: Int) throws {
    let pieces = LaTeXPieces.all(Self.wide(rows, numbers: numbers))
    for piece in pieces {
      let layout = try #require(LaTeXLayout(piece), "\(piece.headings.map(\.text))")
      #expect(layout.width <= LaTeXLayout.textWidth)
    }
    #expect((pieces.count > 1) == (numbers > 6), "\(pieces.count)")
    let shown = pieces.flatMap { $0.headings.map(\.text) }
    let isWhole = (0..<numbers).allSatisfy { shown.contains("Romano–Wolf \($0)") }
    #expect(isWhole)
    let text = LaTeXTables.text(of: [Self.wide(rows, numbers: numbers)], Self.source)
    #expect(text.contains("\\linewidth}") && text.contains("\\allowbreak{}"))
    #expect(text.contains("$\\mathrm{E}[r] = \\alpha  + \\beta \\cdot r_{m}$, by least squares"))
    guard Typesetter.isInstalled else { return }
    let log = try Typesetter.log(of: text, textWidth: 360)
    #expect(!log.contains("\n!"))
    #expect((Self.overfull(log).max() ?? 0) <= 5)
  }

  @Test func `lets a table with long notes go over pages`() {
    let notes = [PaperNote](repeating: PaperNote(String(repeating: "word ", count: 200)), count: 5)
    let table = PaperTable(
      id: "caar",
      caption: "Effects",
      headings: Self.table.headings,
      panels: Self.table.panels,
      notes: notes
    )
    let text = LaTeXTables.text(of: [table], Self.source)
    #expect(text.contains("\\begin{longtable}") && !text.contains("\\parbox"))
  }

  @Test func `tells what is the same in each row of a wide table in a note`() {
    let rows = (0..<50).map { row in
      (0..<20).map { PaperTable.Cell(text: $0 == 3 ? "240" : "0.\(row)\($0)1234") }
    }
    let table = PaperTable(
      id: "t",
      caption: "T",
      headings: (0..<20).map { PaperTable.Heading(text: "Column \($0)", isNumber: true) },
      panels: [PaperTable.Panel(rows: rows)]
    )
    let pieces = LaTeXPieces.all(table)
    #expect(pieces.last?.notes == ["In every row Column 3: 240."])
    #expect(!pieces.flatMap(\.headings).contains { $0.text == "Column 3" })
  }

  @Test func `speaks in notes of nothing that paper lacks`() throws {
    let study = SampleStudy(eventCount: 8, models: [.market], analyzed: true)
    for table in PaperTables.all(try study.result()) {
      for note in table.notes {
        for word in ["tooltip", "Dark bars", "Colored", "press"] {
          #expect(!note.text.contains(word), "\(note.text)")
        }
      }
    }
  }

  /// Counts what begins and ends in a LaTeX text.
  private static func isBalanced(_ text: String) -> Bool {
    let begun = text.matches(of: /\\begin\{([a-z]+)\}/).map { String($0.1) }.sorted()
    let ended = text.matches(of: /\\end\{([a-z]+)\}/).map { String($0.1) }.sorted()
    let plain = text.replacing("\\{", with: "").replacing("\\}", with: "").replacing(
      "\\$",
      with: ""
    )
    return begun == ended && plain.count { $0 == "{" } == plain.count { $0 == "}" }
      && plain.count { $0 == "$" }.isMultiple(of: 2)
  }

  @Test(arguments: [0, 1, 2, 8])
  func `prints a study of any number of events`(events: Int) throws {
    let study = SampleStudy(
      eventCount: events,
      models: [0: [], 8: [.market, .meanAdjusted]][events] ?? [.market],
      title: "50% of A & B_C",
      company: "Smith & Sons {x}",
      analyzed: events > 1
    )
    let result = try study.result()
    let document = TableDocument(result)
    let latex = try document.text(.latex)
    #expect(Self.isBalanced(latex))
    #expect(latex.contains("% SIMULATED PRICES: no security traded at any price here."))
    let captions = latex.split(separator: "\n").filter { $0.hasPrefix("\\caption") }
    #expect(captions.allSatisfy { $0.contains("(simulated prices)}\\label{tab:leyline-") })
    let labels = captions.compactMap { $0.split(separator: "\\label").last }
    #expect(Set(labels).count == labels.count)
    let markdown = try document.text(.markdown)
    #expect(markdown.contains("**SIMULATED PRICES:** no security traded at any price"))
    for block in markdown.components(separatedBy: "\n\n") where block.hasPrefix("|") {
      let lines = block.split(separator: "\n").map { line in
        line.replacing("\\|", with: "").count { $0 == "|" }
      }
      #expect(Set(lines).count == 1, "\(block)")
    }
  }

  @Test func `prints the averages with the stars of the test that the sample supports`() throws {
    let result = try SampleStudy().result()
    let table = try #require(PaperTables.all(result).first)
    #expect(table.id == "caar")
    #expect(table.headings.map(\.text).prefix(3) == ["Window", "N", "CAAR"])
    let judge = try #require(result.decisiveTest(of: .market))
    for (row, window) in zip(table.panels[0].rows, result.models[0].windows) {
      let test = result.models[0].tests(of: window).first { $0.test == judge }
      #expect(row[2].text == NumberFormat.page.percent(window.caar))
      #expect(row[2].stars == Significance(test?.pValue).stars)
    }
    let name = MethodDefinition.definition(of: judge).nameInSentence
    #expect(table.notes.contains("Statistic, p and stars are those of the \(name)."))
  }

  @Test func `puts several models into panels and side by side`() throws {
    let result = try SampleStudy(models: [.market, .meanAdjusted]).result()
    let tables = PaperTables.all(result)
    #expect(tables[0].panels.map(\.title) == ["Market model", "Mean-adjusted returns"])
    #expect(tables[1].id == "caar-by-model")
    #expect(tables[1].headings.map(\.text) == ["Window", "Market model", "Mean-adjusted returns"])
    #expect(tables[1].panels[0].rows.allSatisfy { $0[1].below?.hasPrefix("(") == true })
  }

  @Test func `leaves a column out that has nothing to say`() {
    let table = FigureTable(
      label: "T",
      columns: [.words("A"), .number("B"), .number("C")],
      rows: [[.blank, .blank, .count(1)], [.words("x"), .blank, .blank]]
    )
    let paper = PaperTable(id: "t", caption: "T", panels: [(nil, table)])
    #expect(paper.headings.map(\.text) == ["A", "C"])
    #expect(paper.panels[0].rows.map { $0.map(\.text) } == [["", "1"], ["x", ""]])
  }

  @Test func `prints one event by itself and not as an average`() throws {
    let tables = PaperTables.all(try SampleStudy(eventCount: 1).result())
    #expect(tables[0].id == "car")
    #expect(tables[1].id == "ar")
    #expect(!tables.contains { $0.headings.contains { $0.text == "CAAR" } })
    #expect(tables[1].rowCount == 21)
  }

  @Test func `prints the tables of a sensitivity study`() throws {
    let result = SampleSensitivity().result()
    #expect(!PaperTables.all(result).isEmpty)
    #expect(Self.isBalanced(try TableDocument(result).text(.latex)))
  }

  @Test func `says what to install for Word`() {
    #expect {
      try Self.word([]).bytes(searching: "/nowhere")
    } throws: { error in
      (error as? ReportError)?.message.text(.option)
        == "docx is made by pandoc, which is not installed; install it (`apt install pandoc` or "
        + "`brew install pandoc`), or take markdown, latex or xlsx"
    }
  }

  private static func word(_ tables: [PaperTable]) -> WordDocument {
    WordDocument(
      source: TableSource(title: "A *study*", simulated: false, generator: "leyline"),
      tables: tables,
      opening: ["Nothing moved."]
    )
  }

  private static func table(_ columns: Int, cell: String) -> PaperTable {
    PaperTable(
      id: "t",
      caption: "T",
      headings: (0..<columns).map { PaperTable.Heading(text: "c\($0)", isNumber: true) },
      panels: [.init(rows: [(0..<columns).map { _ in PaperTable.Cell(text: cell) }])]
    )
  }

  @Test(
    arguments: [
      (6, WordTable.Sheet.upright, 9.0), (9, .upright, 8), (14, .turned, 8), (16, .turned, 7),
    ]
  ) func `fits a table of Word to its sheet`(columns: Int, sheet: WordTable.Sheet, size: Double) {
    let laid = WordTable(Self.table(columns, cell: "\u{2212}1234.56%"))
    #expect(laid.sheet == sheet)
    #expect(laid.size == size)
    #expect(laid.widths.reduce(0, +) <= sheet.width + 0.01)
    // Ten letters of Arial with the room beside them.
    #expect(laid.widths.allSatisfy { $0 >= WordTable.width("\u{2212}1234.56%") * size })
  }

  @Test func `turns the sheet of a wide table of Word, and turns it back`() throws {
    let narrow = Self.table(3, cell: "1")
    let wide = Self.table(14, cell: "\u{2212}1234.56%")
    let text = Self.word([narrow, wide, wide, narrow]).markdown
    let sheets = text.matches(of: /<w:pgSz w:w="(\d+)"/).map { String($0.output.1) }
    // Each paragraph with a sheet ends what is above it.
    #expect(sheets == ["11906", "16838"])
    #expect(text.hasPrefix("# A \\*study\\*\n\nNothing moved.\n\n## Table 1. T\n"))
    #expect(text.contains("<w:tblHeader/>"))
    #expect(!Self.word([narrow]).markdown.contains("pgSz"))
  }

  @Test func `a text is no markup in a table of Word`() {
    #expect(WordTable.escaped("a<b>&\u{1}\n") == "a&lt;b&gt;&amp; ")
  }

  @Test func `has the figures that were written, and not one of every event`() throws {
    let result = try SampleStudy(eventCount: 4).result()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(FiguresFolder.pictures(of: result, in: folder.path).isEmpty)
    for chart in StudyCharts.all(result) {
      try Data().write(to: folder.appendingPathComponent("\(chart.id).png"))
    }
    let titles = FiguresFolder.pictures(of: result, in: folder.path).map(\.title)
    #expect(titles.contains("Average abnormal return of each day, market model"))
    let ofEvents = EventByEventCharts(result).ofEachEvent.map(\.title)
    #expect(titles.filter(ofEvents.contains).count == min(1, ofEvents.count))
    var document = Self.word([])
    document.pictures = [WordDocument.Picture(title: "A & B", path: "/x y.png")]
    #expect(document.markdown.contains("## Figure 1. A &amp; B\n\n![](</x y.png>){width=16.5cm}\n"))
  }

  @Test func `knows figures that are older than their study`() throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    #expect(FiguresFolder.isCurrent(folder.path, for: folder.path) == nil)
    let (list, study) = (
      folder.appendingPathComponent("figures.csv"), folder.appendingPathComponent("study.json")
    )
    try Data().write(to: list)
    try Data().write(to: study)
    for (age, isCurrent) in [(-60.0, true), (60, false)] {
      let drawn = try #require(
        files.attributesOfItem(atPath: list.path)[.modificationDate] as? Date
      )
      try files.setAttributes([.modificationDate: drawn + age], ofItemAtPath: study.path)
      #expect(FiguresFolder.isCurrent(folder.path, for: folder.path) == isCurrent)
    }
  }

  private static var hasPandoc: Bool {
    (try? word([]).bytes()) != nil
  }

  @Test(.enabled(if: hasPandoc)) func `makes the same document of Word on every run`() throws {
    let document = TableDocument(try SampleStudy(eventCount: 2).result())
    let first = try document.bytes(.docx)
    #expect(first.starts(with: [0x50, 0x4B]))
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try document.bytes(.docx) == first)
  }
}
