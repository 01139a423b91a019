// swift-tools-version: 6.0
import PackageDescription

/// One dialect each. A new provider adds its module here, its rules to the mock's list and itself to the command's.
let adapters = [
    "BankLingo",
    "Canopy",
    "Finosu",
    "Kordev",
]

/// Features that every Swift target builds with.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, uses dependencies: [String]) -> Target {
    .target(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

func tests(of name: String, with dependencies: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: ([name] + dependencies).map { .byName(name: $0) },
        swiftSettings: strict)
}

let targets: [Target] =
    [
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .systemLibrary(name: "CEpoll"),
        .target(name: "CBench", linkerSettings: [.linkedLibrary("curl")]),
        module("ExactJSON", uses: []),
        module("Servicing", uses: ["ExactJSON"]),
        module("ServicingHTTP", uses: ["ExactJSON", "Servicing"]),
        module("CurlTransport", uses: ["CCurl", "ServicingHTTP"]),
        module("ServicingMock", uses: ["CEpoll", "ExactJSON", "ServicingHTTP"]),
        module("ServicingRecordings", uses: ["ExactJSON", "Servicing", "ServicingHTTP"]),
        module("ServicingBulk", uses: ["ExactJSON", "Servicing"]),
        module("ServicingConformance", uses: ["ExactJSON", "Servicing", "ServicingHTTP"]),
        module(
            "ServicingBench",
            uses: adapters + [
                "CBench", "CurlTransport", "ExactJSON", "Servicing", "ServicingBulk", "ServicingHTTP", "ServicingMock",
            ]),
        module(
            "ServicingFuzz",
            uses: ["ExactJSON", "Servicing", "ServicingBulk", "ServicingHTTP", "ServicingMock", "ServicingRecordings"]),
        .executableTarget(
            name: "ServicingCommand",
            dependencies: ([
                "CurlTransport", "ExactJSON", "Servicing", "ServicingBench", "ServicingBulk", "ServicingFuzz",
                "ServicingHTTP", "ServicingMock", "ServicingRecordings",
            ] + adapters).map { .byName(name: $0) },
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["ExactJSON", "Servicing", "ServicingHTTP"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests(of: "ExactJSON"),
        tests(of: "Servicing", with: ["ExactJSON"]),
        tests(of: "ServicingHTTP", with: ["ExactJSON", "Servicing", "TestSupport"]),
        tests(of: "CurlTransport", with: ["CCurl", "ServicingHTTP", "TestSupport"]),
        tests(of: "ServicingMock", with: ["CurlTransport", "ExactJSON", "ServicingHTTP", "TestSupport"]),
        tests(
            of: "ServicingRecordings",
            with: adapters + ["ExactJSON", "Servicing", "ServicingHTTP", "ServicingMock", "TestSupport"]),
        tests(
            of: "ServicingConformance",
            with: adapters + [
                "CurlTransport", "ExactJSON", "Servicing", "ServicingHTTP", "ServicingMock", "TestSupport",
            ]),
        tests(
            of: "ServicingBulk", with: adapters + ["ExactJSON", "Servicing", "ServicingHTTP", "ServicingMock"]),
        tests(of: "ServicingBench", with: ["ExactJSON", "ServicingHTTP", "ServicingMock"]),
        tests(of: "ServicingFuzz", with: ["ServicingBulk", "ServicingHTTP"]),
        tests(of: "ServicingCommand", with: ["ExactJSON", "ServicingHTTP", "ServicingMock", "TestSupport"]),
    ]
    + adapters.map { module($0, uses: ["ExactJSON", "Servicing", "ServicingHTTP"]) }
    + adapters.map { tests(of: $0, with: ["ExactJSON", "Servicing", "ServicingHTTP", "TestSupport"]) }

let package = Package(
    name: "servicing",
    platforms: [.macOS(.v15)],
    products: [
        .library(
            name: "ServicingSDK",
            targets: ["Servicing", "ServicingBulk", "ServicingHTTP", "CurlTransport"] + adapters),
        .library(
            name: "ServicingTesting",
            targets: ["ServicingMock", "ServicingRecordings", "ServicingConformance"]),
        // The module is not called `servicing`: file systems that fold case could not keep it beside `Servicing`.
        .executable(name: "servicing", targets: ["ServicingCommand"]),
    ],
    targets: targets,
    swiftLanguageModes: [.v6]
)
