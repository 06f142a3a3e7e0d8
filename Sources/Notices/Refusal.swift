/// What a face tells of an error: a sentence whose settings are not spelled yet, and where it lies in the input.
package struct Refusal: Sendable {
  /// What is wrong and what to do.
  package let message: Message
  /// Where it lies in the input, as far as that is known.
  package let place: InputPlace

  /// Takes an error that tells a person what to do; nothing for any other.
  package init?(_ error: any Error) {
    guard let error = error as? any AdvisingError else { return nil }
    message = error.message
    place = error.place
  }
}
