/// What a random number is for, so that two purposes never share one.
///
/// The raw values are part of every simulated file: changing one changes the bytes.
enum RandomStream: UInt32 {
  case indexReturn = 1
  case indexRange = 2
  case companyCharacter = 3
  case companyReturn = 4
  case companyRange = 5
  case companyVolume = 6
  case eventDay = 7
  case eventCharacter = 8
}
