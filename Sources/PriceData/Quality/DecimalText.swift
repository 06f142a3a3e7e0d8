/// Returns a number with at most a few decimal places, such as `0.4966`, for people to read.
func decimalText(_ value: Double, places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = (value * scale).rounded()
  return scaled.magnitude < 1e15 ? "\(scaled / scale)" : "\(value)"
}
