/// What the command line asks for.
struct Arguments {
  var prices = ""
  var market = ""
  var events = ""
  var threads = 2
  var printsGrid = false
  var stepDown = 0
  var placebo = 0

  init() {
    var rest = CommandLine.arguments.dropFirst()
    while let name = rest.popFirst() {
      switch name {
      case "--prices": prices = rest.popFirst() ?? ""
      case "--market": market = rest.popFirst() ?? ""
      case "--events": events = rest.popFirst() ?? ""
      case "--threads": threads = rest.popFirst().flatMap { Int($0) } ?? threads
      case "--step-down": stepDown = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--placebo": placebo = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--grid": printsGrid = true
      default: break
      }
    }
  }
}
