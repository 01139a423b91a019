/// The providers that a world has unless it is given others.
public enum MockProviders {
    /// Each with the state that holds its documents' examples. A new provider is one more line.
    public static var all: [any MockProvider] {
        [
            FinosuMock(),
            CanopyMock(),
            BankLingoMock(),
            KordevMock(),
        ]
    }
}
