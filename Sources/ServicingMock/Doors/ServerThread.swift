#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A thread of its own for the event loop, so that no request waits for the tasks of the program under test.
enum ServerThread {
    /// What the thread takes with it. Made before it starts, and from then on its own.
    private final class Work {
        let loop: ServerLoop
        let control: ServerControl

        init(_ loop: ServerLoop, _ control: ServerControl) {
            self.loop = loop
            self.control = control
        }
    }

    /// Runs the loop on a new thread that takes no signals, and says so to its control when it has ended.
    static func run(_ loop: sending ServerLoop, _ control: ServerControl) throws(MockServerError) {
        let work = Unmanaged.passRetained(Work(loop, control))
        let code = create(work.toOpaque())
        guard code == 0 else {
            work.release()
            throw .system(call: "pthread_create", code: code)
        }
    }

    private static func create(_ work: UnsafeMutableRawPointer) -> Int32 {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // Musl gives 128 kB and Darwin 512 kB by themselves; a handler that parses deep JSON may need more.
        pthread_attr_setstacksize(&attributes, 2_097_152)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { ServerThread.main($0) }, work)
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { ServerThread.main($0) }, work)
        #endif
        pthread_attr_destroy(&attributes)
        return code
    }

    private static func main(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_SETMASK, &signals, nil)
        guard let argument else { return nil }
        let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        work.loop.run()
        work.control.noteEnd()
        return nil
    }
}
