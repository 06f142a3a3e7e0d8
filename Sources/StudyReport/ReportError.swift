internal import EventStudy
internal import Foundation
public import Notices

/// A reason why a study cannot be written or drawn.
@nonexhaustive
public enum ReportError: Error, Hashable, Sendable {
  /// A result has no text form.
  case cannotEncode(file: String, reason: String)
  /// A file is no finished study.
  case notAStudy(file: String, reason: String)
  /// A file or folder cannot be read.
  case cannotRead(path: String, reason: String)
  /// A file or folder cannot be written.
  case cannotWrite(path: String, reason: String)
  /// The output folder exists and holds something that is not the output of a study.
  case foreignFolder(path: String, example: String)
  /// The path of the output folder is a file.
  case notAFolder(path: String)
  /// The path of the output is empty.
  case unnamedOutput
  /// The output folder holds what the study reads.
  case holdsInput(path: String, input: String)
  /// The path of an output file is a folder.
  case notAFile(path: String)
  /// The output file is what the output is made from.
  case replacesInput(path: String)
  /// A program that makes a form of the tables is not installed.
  case missingProgram(name: String, format: String)
  /// A program that makes a form of the tables failed.
  case failedProgram(name: String, reason: String)
  /// Nothing that draws figures was found.
  case needsConverter
  /// What draws figures could not.
  case converterFailed(reason: String)
  /// A file that the report is made of is missing from the program.
  case missingResource(name: String)
  /// A file that the report is made of is damaged.
  case damagedResource(name: String, reason: String)
  /// There is no browser that prints.
  case noBrowser(named: String?)
  /// A browser did not print.
  case notPrinted(browser: String, reason: String)
}

extension ReportError: AdvisingError {
  public var message: Message {
    switch self {
    case .cannotEncode(let file, let reason):
      "\(file) cannot be written: \(reason)"
    case .notAStudy(let file, let reason):
      "\(file) is not the result of a study: \(reason); run `leyline study` again"
    case .cannotRead(let path, let reason):
      "\(path) cannot be read: \(reason)"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason)"
    case .foreignFolder(let path, let example):
      "\(path) holds \"\(example)\", which leyline did not write; nothing was changed: "
        + "choose another folder with \(.run(.output)), or move that file away"
    case .notAFolder(let path):
      "\(path) is a file, and the output needs a folder; choose another name with \(.run(.output))"
    case .unnamedOutput:
      "the output has no name; give one with \(.run(.output)), such as \(.run(.output), "out")"
    case .holdsInput(let path, let input):
      "\(path) holds \(input), which is read here; choose another folder with \(.run(.output))"
    case .notAFile(let path):
      "\(path) is a folder, and the output needs a file; add a name to it, as in "
        + "\((path as NSString).appendingPathComponent("output"))"
    case .replacesInput(let path):
      "\(path) is read here and would be replaced; choose another name with \(.run(.output))"
    case .missingProgram(let name, let format):
      "\(format) is made by \(name), which is not installed; install it (`apt install \(name)` or "
        + "`brew install \(name)`), or take markdown, latex or xlsx"
    case .failedProgram(let name, let reason):
      "\(name) failed: \(reason); take markdown, latex or xlsx instead"
    case .needsConverter:
      "figures are drawn by vl-convert, which was not found: make a Python environment that has it, "
        + "`python3 -m venv ~/vl-convert && ~/vl-convert/bin/pip install vl-convert-python`, "
        + "put it on the PATH, `export PATH=~/vl-convert/bin:$PATH`, and run this again"
    case .converterFailed(let reason):
      "vl-convert could not draw the figures: \(reason)"
    case .missingResource(let name):
      "the part \"\(name)\" of the report is missing from this program; run `make setup` and build again"
    case .damagedResource(let name, let reason):
      "the part \"\(name)\" of the report is damaged: \(reason); run `make setup` and build again"
    case .noBrowser(.some(let name)):
      "\(PaperReport.variable) names \(name), which is no program here; name Chromium or another browser that is "
        + "made from it, or unset \(PaperReport.variable)"
    case .noBrowser(nil):
      "a PDF takes Chromium, Chrome, Edge or Brave, and none of them is on the PATH; install one "
        + "(`apt install chromium`), or set \(PaperReport.variable) to its program; report.html can also be printed "
        + "from any browser"
    case .notPrinted(let browser, let reason):
      "\(browser) did not print the report: \(reason)"
    }
  }
}
