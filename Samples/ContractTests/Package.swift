// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "ContractTests",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "servicing", path: "../..")],
    targets: [
        .target(
            name: "Offboarding",
            dependencies: [.product(name: "ServicingSDK", package: "servicing")]),
        .testTarget(
            name: "OffboardingTests",
            dependencies: ["Offboarding", .product(name: "ServicingTesting", package: "servicing")]),
    ],
    swiftLanguageModes: [.v6]
)
