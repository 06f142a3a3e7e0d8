internal import CLeyline
internal import EventStudy
internal import Notices

/// Does something for a call, and turns what is thrown into what the call answers.
///
/// - Parameters:
///   - slot: Where the caller wants the error, if it wants it.
///   - body: What the call does.
/// - Returns: The status.
func answering(
  _ slot: UnsafeMutablePointer<OpaquePointer?>?,
  _ body: () throws -> Void
) -> leyline_status {
  slot?.pointee = nil
  do {
    try body()
    return leyline_status(LEYLINE_OK)
  } catch {
    let failure: SessionError =
      switch error {
      case let error as SessionError: error
      case StudyError.stopped:
        SessionError(leyline_status(LEYLINE_STOPPED), StudyError.stopped.message)
      default: SessionError(error)
      }
    slot?.pointee = handle(failure)
    return failure.status
  }
}

/// Returns a handle that keeps a value until it is released.
func handle(_ value: some AnyObject) -> OpaquePointer {
  OpaquePointer(Unmanaged.passRetained(value).toOpaque())
}

/// Returns the value of a handle.
func value<Value: AnyObject>(_ handle: OpaquePointer?, as type: Value.Type = Value.self) -> Value? {
  handle.map { Unmanaged<Value>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
}

/// Gives a handle back.
func release<Value: AnyObject>(_ handle: OpaquePointer?, as type: Value.Type) {
  if let handle { Unmanaged<Value>.fromOpaque(UnsafeRawPointer(handle)).release() }
}

/// Returns the session of a handle.
func session(_ handle: OpaquePointer?) throws(SessionError) -> Session {
  guard let session = value(handle, as: Session.self) else {
    throw .busy("there is no session; make one with leyline_session_create")
  }
  return session
}
