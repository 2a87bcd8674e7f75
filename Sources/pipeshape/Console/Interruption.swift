#if CommandLine
  import Dispatch
  import Foundation

  /// Cleans up where the user, or the system, asks the process to end.
  final class Interruption {
    private let sources: [(number: Int32, source: any DispatchSourceSignal)]

    /// Ends the process after that from now on, until this value goes away.
    init(_ cleanUp: @escaping @Sendable () -> Void) {
      sources = [SIGINT, SIGTERM, SIGHUP].map { number in
        // The source sees what would else end the process at once.
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
          cleanUp()
          exit(128 + number)
        }
        source.resume()
        return (number, source)
      }
    }

    deinit {
      for (number, source) in sources {
        source.cancel()
        signal(number, SIG_DFL)
      }
    }
  }
#endif
