import Testing

@Suite("Stores") struct StoreTests {}
