import Customers
import Testing

struct MigrationTests {
    /// A step that has been released is never edited: stores out there have taken it as it was. When a new step is
    /// added, its line is added here.
    @Test func `every step is as it was released`() {
        let released = [
            "001 people": "f31ee5e1bdb494a",
            "002 conversations": "181d153c136db6bb",
            "003 desk": "5ee6fbfb7770612b",
            "004 lessons": "372e7bf20b2bcc2a",
            "005 speaking up": "2cd0a2bd2a2e791e",
            "006 waiting": "cabba79199e2ff2b",
        ]
        #expect(Migration.all.map(\.name) == released.keys.sorted())
        for migration in Migration.all {
            #expect(fingerprint(migration.sql) == released[migration.name], "\(migration.name)")
        }
    }

    /// FNV-1a, 64 bits.
    private func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
