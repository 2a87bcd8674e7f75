#if !CommandLine
  /// What is left of the tool in a package that was built without the trait `CommandLine`.
  @main
  struct Pipeshape {
    static func main() {
      print("pipeshape was built without its trait CommandLine, and so without commands")
    }
  }
#endif
