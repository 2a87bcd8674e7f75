import PipeShape
import PipeShapeJSON

extension JSONWriter {
  /// The members that name a cell; the target is always written.
  mutating func members(of cell: CellKey) {
    key("step")
    string(cell.step)
    key("target")
    string(cell.target.name)
    guard let identifier = cell.target.identifier else { return }
    key("identifier")
    string(identifier)
  }

  /// The members of an external id.
  mutating func members(of external: ExternalID) {
    key("system")
    string(external.system)
    key("id")
    string(external.id)
  }
}
