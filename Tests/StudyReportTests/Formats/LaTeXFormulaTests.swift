import EventStatistics
import Foundation
import Testing

@testable import StudyReport

/// Formulas of methods in LaTeX.
struct LaTeXFormulaTests {
  /// Formulas as definitions write them, and what LaTeX sets.
  static let formulas: [(formula: String, latex: String)] = [
    ("t = √N · CAAR / s(CAR)", "$t = \\sqrt{N} \\cdot  \\mathrm{CAAR} / s(\\mathrm{CAR})$"),
    (
      "z = Σ SCAR_i / √Σ (T_i−K)/(T_i−K−2)",
      "$z = \\sum  \\mathrm{SCAR}_{i} / \\sqrt{\\sum  (T_{i}-K)/(T_{i}-K-2)}$"
    ),
    (
      "z = CAAR / (√Σ L_i·s²_i / N)",
      "$z = \\mathrm{CAAR} / (\\sqrt{\\sum  L_{i}\\cdot s^{2}_{i}} / N)$"
    ),
    (
      "t = t_BMP · √((1−r)/(1+(N−1)·r))",
      "$t = t_{\\mathrm{BMP}} \\cdot  \\sqrt{(1-r)/(1+(N-1)\\cdot r)}$"
    ),
    (
      "E[r] = α + β·r_m, by least squares",
      "$\\mathrm{E}[r] = \\alpha  + \\beta \\cdot r_{m}$, by least squares"
    ),
    (
      "z = (w − N/2) / √(N/4), w = number of CAR > 0",
      "$z = (w - N/2) / \\sqrt{N/4}$, $w =$ number of $\\mathrm{CAR} > 0$"
    ),
    (
      "Σ(e_t − e of the day before)² / Σe²_t",
      "$\\sum (e_{t} - e$ of the day before$)^{2} / \\sum e^{2}_{t}$"
    ),
    ("s²·(XᵀX)⁻¹", "$s^{2}\\cdot (X^{T}X)^{-1}$"),
    (
      "t = CAR / S_CAR, S²_CAR = σ²·(L + 1ᵀX(XᵀX)⁻¹Xᵀ1)",
      "$t = \\mathrm{CAR} / S_{\\mathrm{CAR}}$, $S^{2}_{\\mathrm{CAR}} = \\sigma^{2}\\cdot (L + 1^{T}X(X^{T}X)^{-1}X^{T}1)$"
    ),
    ("1 − (1−p)ᵐ", "$1 - (1-p)^{m}$"),
    (
      "VWAP = Σ price·volume / Σ volume",
      "$\\mathrm{VWAP} = \\sum  \\mathrm{price}\\cdot \\mathrm{volume} / \\sum  \\mathrm{volume}$"
    ),
    (
      "t(n−2); the permutation p-value compares with rearranged CARs",
      "$t(n-2)$; the permutation p-value compares with rearranged CARs"
    ),
    (
      "t = (x̄ − ȳ) / √(s²_x/n + s²_y/m)",
      "$t = (\\bar{x} - \\bar y ) / \\sqrt{s^{2}_{x}/n + s^{2}_{y}/m}$"
    ),
    ("minimize Σ |r − α − β·r_m|", "minimize $\\sum  |r - \\alpha  - \\beta \\cdot r_{m}|$"),
  ]

  @Test(arguments: formulas.indices)
  func `sets a formula as mathematics and its words as text`(index: Int) {
    #expect(LaTeXFormula.latex(Self.formulas[index].formula) == Self.formulas[index].latex)
  }

  @Test func `sets every formula in signs that any LaTeX has`() {
    #expect(MethodDefinition.all.count > 60)
    for definition in MethodDefinition.all {
      for text in [definition.formula, definition.reference] {
        let latex = LaTeXFormula.latex(text)
        let isPlain = latex.allSatisfy { $0.isASCII }
        #expect(isPlain, "\(definition.id): \(latex)")
        let dollars = latex.count { $0 == "$" }
        let (opened, closed) = (latex.count { $0 == "{" }, latex.count { $0 == "}" })
        #expect(dollars.isMultiple(of: 2) && opened == closed, "\(definition.id): \(latex)")
        #expect(!latex.contains("\\surd") && !latex.contains("$$"), "\(definition.id): \(latex)")
        // No number is lost.
        let kept = latex.filter(\.isNumber)
        let isWhole = text.allSatisfy { !$0.isNumber || !$0.isASCII || kept.contains($0) }
        #expect(isWhole, "\(definition.id): \(latex)")
      }
    }
  }

  @Test(.enabled(if: Typesetter.isInstalled))
  func `compiles every formula`() throws {
    let lines = MethodDefinition.all.map {
      "\(LaTeXText.escaped($0.name)): \(LaTeXFormula.latex($0.formula)), against "
        + "\(LaTeXFormula.latex($0.reference)).\n"
    }
    let log = try Typesetter.log(of: lines.joined(separator: "\n"), textWidth: 455)
    #expect(!log.contains("\n!"))
  }
}

/// LaTeX, where it is installed.
enum Typesetter {
  private static var program: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/pdflatex" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static var isInstalled: Bool { program != nil }

  /// Returns what LaTeX says of a text in a document of eleven points.
  static func log(of text: String, textWidth: Int) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-tex-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let document = """
      \\documentclass[11pt,a4paper]{article}
      \\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}
      \\usepackage{booktabs,longtable,graphicx,float}
      \\setlength{\\textwidth}{\(textWidth)pt}
      \\begin{document}
      \(text)
      \\end{document}
      """
    try document.write(
      to: folder.appendingPathComponent("t.tex"),
      atomically: true,
      encoding: .utf8
    )
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program))
    process.arguments = ["-interaction=nonstopmode", "t.tex"]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = try Data(contentsOf: folder.appendingPathComponent("t.log"))
    return String(decoding: log, as: UTF8.self)
  }
}
