public import ArgumentParser
public import CivilTime
public import EventAlignment
public import EventStatistics
public import EventStudy
public import PriceData

// The library's own types as values of options: what an option accepts is what the library reads.

extension ActivityOutcome: ExpressibleByArgument {}
extension AlignmentPolicy: ExpressibleByArgument {}
extension Alternative: ExpressibleByArgument {}
extension BarTime: ExpressibleByArgument {}
extension BuyAndHoldBenchmark: ExpressibleByArgument {}
extension CalendarDate: ExpressibleByArgument {}
extension CoefficientErrors: ExpressibleByArgument {}
extension DuplicatePolicy: ExpressibleByArgument {}
extension EstimationWindow: ExpressibleByArgument {}
extension EventWindow: ExpressibleByArgument {}
extension MinimumEstimation: ExpressibleByArgument {}
extension PricePanel.Values: ExpressibleByArgument {}
extension ReturnKind: ExpressibleByArgument {}
extension TestWindow: ExpressibleByArgument {}
extension TimeOfDay: ExpressibleByArgument {}
