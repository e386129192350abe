internal import CGEOS

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The planar geometry engine GEOS, for one task at a time.
///
/// A context owns GEOS's reentrant handle and its last error message; it is not `Sendable`, so each task makes
/// its own (a few microseconds). All operations take and give plain values in degrees and treat them as planar
/// coordinates, as GEOS does; handles never leave this module.
@safe
public struct GEOSContext: ~Copyable {
    /// GEOS's handle, good for as long as this value lives.
    let handle: OpaquePointer
    private let message: UnsafeMutablePointer<GEOSMessage>

    /// Opens a context.
    public init() {
        unsafe message = UnsafeMutablePointer<GEOSMessage>.allocate(capacity: 1)
        unsafe message.initialize(to: GEOSMessage())
        unsafe handle = GEOS_init_r()
        unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { text, user in
                guard let text = unsafe text, let user = unsafe user else { return }
                unsafe user.assumingMemoryBound(to: GEOSMessage.self).pointee.text = unsafe String(
                    cString: text)
            }, message)
    }

    deinit {
        unsafe GEOS_finish_r(handle)
        unsafe message.deinitialize(count: 1)
        unsafe message.deallocate()
    }

    /// The error for an operation that has just failed, with GEOS's own words, which are then forgotten.
    func failure(_ operation: String) -> GeometryError {
        let text = unsafe message.pointee.text
        unsafe message.pointee.text = ""
        return .geos(operation: operation, message: text.isEmpty ? "no reason given" : text.trimmed)
    }
}

/// Where GEOS's error handler leaves its words.
private struct GEOSMessage {
    var text = ""
}

/// A geometry of GEOS; freed when this owner goes. It must not outlive its context, so it never leaves a call.
@safe
struct GEOSGeometryOwner: ~Copyable {
    let pointer: OpaquePointer
    private let handle: OpaquePointer

    /// Takes over what a GEOS function returned; nil becomes the error that the context kept.
    init(
        _ pointer: OpaquePointer?, _ context: borrowing GEOSContext, operation: String
    ) throws(GeometryError) {
        guard let pointer = unsafe pointer else { throw context.failure(operation) }
        unsafe self.pointer = pointer
        unsafe handle = context.handle
    }

    deinit { unsafe GEOSGeom_destroy_r(handle, pointer) }

    /// Hands the geometry to a GEOS function that takes ownership.
    consuming func release() -> OpaquePointer {
        let result = unsafe pointer
        discard self
        return unsafe result
    }
}
