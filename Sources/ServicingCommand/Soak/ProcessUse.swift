import Foundation

#if canImport(Darwin)
    import Darwin
#endif

/// What this process has of its machine.
enum ProcessUse {
    /// Resident memory in bytes; 0 where the system doesn't tell.
    static var memory: Int {
        #if canImport(Darwin)
            var info = mach_task_basic_info()
            var count = mach_msg_type_number_t(MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
            let result = withUnsafeMutablePointer(to: &info) { pointer in
                pointer.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
                    task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
                }
            }
            return result == KERN_SUCCESS ? Int(info.resident_size) : 0
        #else
            guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
            let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
            let kilobytes = line.flatMap {
                Int($0.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first ?? "")
            }
            return (kilobytes ?? 0) * 1024
        #endif
    }

    /// How many descriptors are open.
    static var descriptors: Int {
        #if os(Linux)
            let folder = "/proc/self/fd"
        #else
            let folder = "/dev/fd"
        #endif
        return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
    }
}
