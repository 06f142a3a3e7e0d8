internal import ArrowExchange
public import CLeyline
internal import DelimitedText
internal import EventStudy
internal import Foundation
internal import Notices
internal import StudyReport

// The functions of leyline.h up to the run; the compiler holds each against its declaration there.

@c @implementation public func leyline_abi_version() -> UInt32 { UInt32(LEYLINE_ABI_VERSION) }

@c @implementation public func leyline_version(
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int
) -> Int {
  TextBuffer(buffer, capacity).write(SoftwareVersion.leyline.version)
}

@c @implementation public func leyline_setting_names(
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int
) -> Int {
  TextBuffer(buffer, capacity).write(SettingNames.json)
}

@c @implementation public func leyline_methods(
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int
) -> Int {
  TextBuffer(buffer, capacity).write(MethodFacts.json)
}

@c @implementation public func leyline_session_create(
  _ task: UnsafePointer<CChar>!,
  _ session: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  session?.pointee = nil
  return answering(error) {
    let name = text(task) ?? ""
    guard let task = Task(rawValue: name) else {
      throw SessionError.unknown("task", name, known: Task.allCases.map(\.rawValue))
    }
    guard let session else { throw SessionError.busy("there is no place for the session") }
    session.pointee = handle(Session(task))
  }
}

@c @implementation public func leyline_session_free(_ session: OpaquePointer!) {
  value(session, as: Session.self)?.stop()
  release(session, as: Session.self)
}

@c @implementation public func leyline_set(
  _ session: OpaquePointer!,
  _ toml: UnsafePointer<CChar>!,
  _ length: Int,
  _ folder: UnsafePointer<CChar>!,
  _ name: UnsafePointer<CChar>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  answering(error) {
    let session: Session = try LeylineABI.session(session)
    try session.set(text(toml, length), folder: text(folder) ?? "", name: text(name) ?? "settings")
  }
}

@c @implementation public func leyline_add_frame(
  _ session: OpaquePointer!,
  _ role: UnsafePointer<CChar>!,
  _ name: UnsafePointer<CChar>!,
  _ stream: UnsafeMutablePointer<ArrowArrayStream>!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  defer { if let stream { stream.pointee.release?(stream) } }
  return answering(error) {
    let session: Session = try LeylineABI.session(session)
    let role = text(role) ?? ""
    let path = HeldFiles.path(ofFrame: text(name) ?? role)
    guard let stream else { throw ArrowFault.released(frame: path) }
    try session.hold(FrameTable(stream, name: path), as: path, role: role)
  }
}

@c @implementation public func leyline_add_text(
  _ session: OpaquePointer!,
  _ role: UnsafePointer<CChar>!,
  _ name: UnsafePointer<CChar>!,
  _ bytes: UnsafePointer<CChar>!,
  _ length: Int,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  answering(error) {
    let session: Session = try LeylineABI.session(session)
    let role = text(role) ?? ""
    // The caller's own for as long as the call lasts: what is kept of it is copied.
    let content = bytes.map {
      Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: $0),
        count: max(length, 0),
        deallocator: .none
      )
    }
    try session.hold(content ?? Data(), as: text(name) ?? role, role: role)
  }
}

@c @implementation public func leyline_run(
  _ session: OpaquePointer!,
  _ progress: leyline_progress!,
  _ context: UnsafeMutableRawPointer!,
  _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> leyline_status {
  answering(error) {
    let session: Session = try LeylineABI.session(session)
    try session.run { stage in
      guard let progress else { return true }
      return stage.withCString { progress(context, $0) } == 0
    }
  }
}

@c @implementation public func leyline_stop(_ session: OpaquePointer!) {
  value(session, as: Session.self)?.stop()
}

@c @implementation public func leyline_stage(
  _ session: OpaquePointer!,
  _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int
) -> Int {
  TextBuffer(buffer, capacity).write(value(session, as: Session.self)?.currentStage ?? "")
}
