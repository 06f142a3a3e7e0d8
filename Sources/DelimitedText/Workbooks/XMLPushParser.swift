internal import CExpat

/// What is done with the parts of an XML file.
protocol XMLHandler: AnyObject {
  /// An element begins; names are without their prefixes.
  func start(_ name: String, _ attributes: XMLAttributes) throws(ContainerFault)
  /// An element ends.
  func end(_ name: String) throws(ContainerFault)
  /// Text stands within the element that began last and has not ended.
  func text(_ bytes: UnsafeRawBufferPointer)
}

/// The attributes of an element while it begins.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// Returns the value of an attribute by its name without a prefix.
  subscript(_ name: String) -> String? {
    guard var pair = pairs else { return nil }
    while let key = pair[0], let value = pair[1] {
      if XMLPushParser.local(key) == name { return String(cString: value) }
      pair += 2
    }
    return nil
  }
}

/// Reads XML by expat as it is expanded, and refuses what no workbook has.
final class XMLPushParser {
  /// How deep elements may stand within each other.
  private static let deepest = 128

  private let parser: XML_Parser
  private let file: String
  private let handler: any XMLHandler
  private var depth = 0
  private var fault: ContainerFault?

  /// Creates a parser.
  ///
  /// - Parameters:
  ///   - file: The name of the file, for messages.
  ///   - handler: Takes the parts.
  /// - Throws: ``DelimitedTextError/outOfMemory(file:)``.
  init(_ file: String, _ handler: any XMLHandler) throws(DelimitedTextError) {
    guard let parser = XML_ParserCreate(nil) else { throw .outOfMemory(file: file) }
    self.parser = parser
    self.file = file
    self.handler = handler
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name else { return }
        XMLPushParser.of(context)?.take { (self) throws(ContainerFault) in
          self.depth += 1
          guard self.depth <= XMLPushParser.deepest else { throw .badXML("it is too deep") }
          try self.handler.start(XMLPushParser.local(name), XMLAttributes(pairs: attributes))
        }
      },
      { context, name in
        guard let name else { return }
        XMLPushParser.of(context)?.take { (self) throws(ContainerFault) in
          self.depth -= 1
          try self.handler.end(XMLPushParser.local(name))
        }
      }
    )
    XML_SetCharacterDataHandler(parser) { context, start, count in
      XMLPushParser.of(context)?.handler
        .text(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      XMLPushParser.of(context)?.take { (_) throws(ContainerFault) in throw .documentType }
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Takes the next bytes.
  ///
  /// - Throws: ``DelimitedTextError/container(file:_:)``.
  func take(_ block: UnsafeRawBufferPointer, isLast: Bool) throws(DelimitedTextError) {
    let status = XML_Parse(
      parser,
      block.bindMemory(to: CChar.self).baseAddress,
      Int32(block.count),
      isLast ? 1 : 0
    )
    if let fault { throw .container(file: file, fault) }
    guard status != XML_STATUS_ERROR else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
      throw .container(file: file, .badXML(reason ?? "its XML cannot be read"))
    }
  }

  /// Reads a whole member of an archive.
  static func read(
    _ member: ZipArchive.Member,
    of archive: ZipArchive,
    file: String,
    _ handler: any XMLHandler
  ) throws(DelimitedTextError) {
    let parser = try XMLPushParser(file, handler)
    // Sheets repeat themselves, but not thousands of times.
    try archive.forEachBlock(of: member) {
      block throws(DelimitedTextError) in
      try parser.take(block, isLast: false)
    }
    try parser.take(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
  }

  private func take(_ body: (XMLPushParser) throws(ContainerFault) -> Void) {
    // After a stop expat still ends the elements that it has begun.
    guard fault == nil else { return }
    do throws(ContainerFault) {
      try body(self)
    } catch {
      fault = error
      XML_StopParser(parser, 0)
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLPushParser? {
    context.map { Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Returns a name without its prefix.
  static func local(_ name: UnsafePointer<XML_Char>) -> String {
    let text = String(cString: name)
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return text }
    return String(text[text.utf8.index(after: colon)...])
  }
}
