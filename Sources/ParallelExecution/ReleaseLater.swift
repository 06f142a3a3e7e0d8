internal import Dispatch

/// Gives the memory of a large value back on another thread, while the caller goes on.
///
/// A value of a million parts takes a moment to release; a program that ends soon need not wait.
///
/// - Parameter value: The last reference to the value; what others still hold stays.
public func releaseLater<Value: Sendable>(_ value: consuming Value) {
  let value = value
  guard !ForkedProcess.isCopy else { return }
  DispatchQueue.global(qos: .utility).async { withExtendedLifetime(value) {} }
}
