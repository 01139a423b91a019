import Servicing
import Testing

@Suite("What must not be printed")
struct SecretTests {
    @Test("a secret prints as a mask, however it is printed")
    func secret() {
        let secret: Secret = "hunter2"
        var dumped = ""
        dump(secret, to: &dumped)
        dump([secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("***"))
        }
        #expect(secret.reveal() == "hunter2")
    }

    @Test("a personal datum prints as a mask inside whatever holds it")
    func sensitive() {
        let instruction = PayOffLoan(
            loan: "L", payOffDate: .now, paymentAccount: "A", notes: "call Miriam Trevino")
        var dumped = ""
        dump(instruction, to: &dumped)
        for text in ["\(instruction)", String(reflecting: instruction), dumped] {
            #expect(!text.contains("Miriam"))
        }
        #expect(instruction.notes?.revealed == "call Miriam Trevino")
    }
}
