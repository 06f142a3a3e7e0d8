import ArgumentParser

/// The arguments of the command line, in which what begins with a minus sign and a digit is a value.
///
/// The parser takes `-1..1` for an option named `-1`. A value that follows an option or its other values is
/// therefore written as `--window=-1..1`, and each further value of an option that takes several
/// windows or numbers gets the name of its option, so that `--window 0..0 -1..1` is a list as
/// `--test bmp_t patell_z` is one.
struct NumberArguments {
  /// The arguments as the parser takes them.
  let arguments: [String]

  /// The options that take several windows or numbers, which can be negative.
  ///
  /// They take one value each from the parser, so that a study file after them is not one of them.
  private static let lists: Set = [
    "--window", "--estimation", "--estimation-end", "--shift", "--estimation-length", "--effect",
  ]

  /// Writes arguments so that the parser understands them.
  ///
  /// - Throws: A window or a negative number that follows the one value of an option.
  init(_ given: [String]) throws(ValidationError) {
    var written: [String] = []
    /// The option whose values are being read, and how many it has.
    var option: (name: String, count: Int)?
    for (place, argument) in given.enumerated() {
      if argument == "--" {
        written += given[place...]
        break
      }
      if argument.hasPrefix("--") {
        let parts = argument.split(separator: "=", maxSplits: 1)
        option = (String(parts[0]), parts.count - 1)
        written.append(argument)
        continue
      }
      let isNegative = Self.isNegative(argument)
      if argument.hasPrefix("-"), argument != "-", !isNegative { option = nil }
      guard let (name, count) = option else {
        written.append(argument)
        continue
      }
      if count == 0 {
        // The first value belongs to its option whatever it looks like.
        if isNegative {
          written[written.count - 1] = "\(name)=\(argument)"
        } else {
          written.append(argument)
        }
        option = (name, 1)
      } else if Self.lists.contains(name), Self.isNumeric(argument) {
        written.append("\(name)=\(argument)")
      } else if isNegative || Self.isNumeric(argument) && argument.contains("..") {
        throw ValidationError(
          "\(argument) follows a value of \(name) and is none of it; put the name of its option before it."
        )
      } else {
        // Values of a list of words go on, and a study file may come at any place.
        written.append(argument)
      }
    }
    arguments = written
  }

  /// Whether an argument is a negative number or a window that begins with one.
  private static func isNegative(_ argument: String) -> Bool {
    let body = argument.dropFirst()
    return argument.hasPrefix("-") && (body.first?.isNumber ?? false || body.hasPrefix("."))
  }

  /// Whether an argument has nothing but digits and the signs of numbers and windows.
  private static func isNumeric(_ argument: String) -> Bool {
    let text = argument.replacing("to", with: "")
    return text.contains { $0.isNumber }
      && text.allSatisfy { $0.isNumber || "+-\u{2212}\u{2013}.,;:[]() ".contains($0) }
  }
}
