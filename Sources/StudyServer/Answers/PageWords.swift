internal import Foundation

/// What messages are called for by files and keys, said for a page on which they are clicked.
enum PageWords {
  /// Returns a message with the clicks of the page in the place of lines of files and of keys.
  static func said(_ text: String) -> String {
    var text = text
    text.replace(
      /add (?:the line|both lines) "[^"]+"(?: and "[^"]+")? to the adjustments file(?:, which \S+ names)?/
    ) {
      $0.0.contains("both") ? "apply both factors" : "apply its factor"
    }
    text.replace(/add the line "[^"]+" too/) { _ in "apply its factor too" }
    text.replace(/if the price really moved that far, add "[^"]+"/) { _ in
      "if the price really moved so, say that"
    }
    text.replace(/(?:columns = |--columns )close="?[^;"]+"? takes it/) { _ in
      "it can be taken instead"
    }
    text.replace(/or (?:on = |--on )(\d{4}-\d{2}-\d{2})/) { "or take \($0.1) as the day" }
    text.replace(/pass (?:shares = |--shares )NUMBER/) { _ in "fill in the shares outstanding" }
    return text
  }
}
