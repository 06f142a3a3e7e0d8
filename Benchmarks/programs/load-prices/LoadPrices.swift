import PriceData

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Loads price files once and prints one line of JSON: seconds, a checksum, the peak memory.
///
/// Usage: load-prices [--threads N] [--fields close,volume] PATH...
@main
struct LoadPrices {
  static func main() {
    var options = PriceLoadOptions(fields: [.close], threads: 2)
    var paths: [String] = []
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--threads": options.threads = arguments.popFirst().flatMap { Int($0) } ?? 1
      case "--fields":
        let names = arguments.popFirst()?.split(separator: ",") ?? []
        options.fields = Set(names.compactMap { PriceField(rawValue: String($0)) })
      default: paths.append(argument)
      }
    }
    do {
      let clock = ContinuousClock()
      var loaded: LoadedPrices?
      let elapsed = try clock.measure { loaded = try PriceLoader(options: options).load(paths) }
      guard let loaded else { return }
      print(report(loaded, seconds: elapsed / .seconds(1), threads: options.threads))
    } catch {
      let message = "\(error)\n"
      write(2, message, message.utf8.count)
      exit(1)
    }
  }

  private static func report(_ loaded: LoadedPrices, seconds: Double, threads: Int) -> String {
    let panel = loaded.panel
    var checksum = 0.0
    var values = 0
    for value in panel.column(.close) ?? [] where !value.isNaN {
      checksum += value
      values += 1
    }
    return
      "{\"loader\": \"leyline\", \"threads\": \(threads), \"days\": \(panel.days.count), "
      + "\"symbols\": \(panel.symbols.count), \"values\": \(values), \"checksum\": \(checksum), "
      + "\"load_s\": \(seconds), \"peak_mb\": \(peakMegabytes())}"
  }

  private static func peakMegabytes() -> Double {
    var usage = rusage()
    #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1_048_576
    #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
    #endif
  }
}
