#if CommandLine
  /// Passwords in what is printed or kept.
  enum Password {
    /// The text without the passwords of addresses in it, in both forms that libpq reads: URIs, and keywords with values.
    ///
    /// Whoever sees a message may see who talks to which host, and nothing else of an address.
    static func hidden(in text: String) -> String {
      let secret =
        /(?<start>:\/\/[^:@\/?\s]*:)[^@\/]*(?<end>@)|(?<key>password\s*=\s*)('(\\.|[^'\\])*'?|(\\.|[^\s&\\])*)/
      return text.replacing(secret) { match in
        match.output.key.map { "\($0)***" } ?? "\(match.output.start ?? "")***\(match.output.end ?? "")"
      }
    }
  }
#endif
