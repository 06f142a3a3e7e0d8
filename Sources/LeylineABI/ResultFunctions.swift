public import CLeyline
internal import Notices

// The functions of leyline.h after the run; the compiler holds each against its declaration there.

@c @implementation public func leyline_table_count(_ session: OpaquePointer!) -> Int {
  value(session, as: Session.self)?.tableNames.count ?? 0
}

@c @implementation public func leyline_table_name(
  _ session: OpaquePointer!,
  _ index: Int,
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int
) -> Int {
  let names = value(session, as: Session.self)?.tableNames ?? []
  return TextBuffer(buffer, capacity).write(names.indices.contains(index) ? names[index] : "")
}

@c @implementation public func leyline_table(
  _ session: OpaquePointer!,
  _ name: UnsafePointer<CChar>!,
  _ stream: UnsafeMutablePointer<ArrowArrayStream>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  answering(error) {
    let session: Session = try LeylineABI.session(session)
    guard let stream else { throw SessionError.busy("there is no place for the stream") }
    try session.table(text(name) ?? "", into: stream)
  }
}

@c @implementation public func leyline_text(
  _ session: OpaquePointer!,
  _ name: UnsafePointer<CChar>!,
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int,
  _ size: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  size?.pointee = 0
  return answering(error) {
    let session: Session = try LeylineABI.session(session)
    let count = TextBuffer(buffer, capacity).write(try session.text(text(name) ?? ""))
    size?.pointee = count
  }
}

@c @implementation public func leyline_save(
  _ session: OpaquePointer!,
  _ folder: UnsafePointer<CChar>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  answering(error) {
    let session: Session = try LeylineABI.session(session)
    try session.save(to: text(folder) ?? "")
  }
}

@c @implementation public func leyline_save_forms(
  _ session: OpaquePointer!,
  _ folder: UnsafePointer<CChar>!,
  _ forms: UnsafePointer<CChar>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  answering(error) {
    let session: Session = try LeylineABI.session(session)
    try session.save(to: text(folder) ?? "", forms: text(forms) ?? "")
  }
}

@c @implementation public func leyline_error_text(
  _ error: OpaquePointer!,
  _ part: leyline_error_part,
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int
) -> Int {
  TextBuffer(buffer, capacity).write(value(error, as: SessionError.self)?.text(part) ?? "")
}

@c @implementation public func leyline_error_line(_ error: OpaquePointer!) -> Int64 {
  Int64(value(error, as: SessionError.self)?.place.line ?? -1)
}

@c @implementation public func leyline_error_column(_ error: OpaquePointer!) -> Int64 {
  Int64(value(error, as: SessionError.self)?.place.number ?? 0)
}

@c @implementation public func leyline_error_free(_ error: OpaquePointer!) {
  release(error, as: SessionError.self)
}
