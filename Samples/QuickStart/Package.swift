// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "QuickStart",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "servicing", path: "../..")],
    targets: [
        .executableTarget(
            name: "QuickStart",
            dependencies: [
                .product(name: "ServicingSDK", package: "servicing"),
                .product(name: "ServicingTesting", package: "servicing"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
