// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "rapport",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // C shims: ICU behind opaque types, vector kernels with run-time dispatch, weights that our trainer made.
        .target(
            name: "CICU",
            linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
        .target(name: "CKernels"),
        .target(
            name: "CWeights",
            exclude: ["feelings.weights", "language.weights", "mood.weights", "outcomes.weights", "vectors.weights"]),
        .target(name: "StrictJSON", swiftSettings: settings),

        // The rooms, from the ground up. Sources/ARCHITECTURE.md is the map. Each names all rooms below it, also those that it
        // does not import: a change below is compiled into what names it, and into nothing else.
        .target(name: "Learning", dependencies: ["CKernels", "StrictJSON"], swiftSettings: settings),
        .target(name: "Language", dependencies: ["CICU", "CWeights", "Learning"], swiftSettings: settings),
        .target(
            name: "Comprehension", dependencies: ["CWeights", "Language", "Learning", "StrictJSON", "Yams"],
            swiftSettings: settings),
        .target(
            name: "Customers",
            dependencies: [
                "StrictJSON", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: settings),
        .target(
            name: "Dialogue", dependencies: ["Comprehension", "Customers", "Language", "Learning", "StrictJSON"],
            swiftSettings: settings),
        .target(
            name: "Serving",
            dependencies: [
                "Comprehension", "Customers", "Dialogue", "Language", "Learning", "StrictJSON",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], exclude: ["PROTOCOL.md"], swiftSettings: settings),
        .target(
            name: "Workshop",
            dependencies: [
                "CWeights", "Comprehension", "Customers", "Dialogue", "Language", "Learning", "StrictJSON",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "rapport",
            dependencies: [
                "Comprehension", "Customers", "Dialogue", "Language", "Learning", "Serving", "StrictJSON", "Workshop",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),

        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: settings),
        .testTarget(name: "LearningTests", dependencies: ["CKernels", "Learning"], swiftSettings: settings),
        .testTarget(
            name: "LanguageTests", dependencies: ["Language", "Learning", "StrictJSON"], swiftSettings: settings),
        .testTarget(
            name: "ComprehensionTests", dependencies: ["Comprehension", "Language", "Learning", "StrictJSON"],
            exclude: ["EncoderReference"], swiftSettings: settings),
        .testTarget(name: "CustomersTests", dependencies: ["Customers", "StrictJSON"], swiftSettings: settings),
        .testTarget(
            name: "DialogueTests",
            dependencies: ["Dialogue", "Comprehension", "Customers", "Language", "Learning", "StrictJSON"],
            swiftSettings: settings),
        .testTarget(
            name: "ServingTests",
            dependencies: [
                "TestSupport", "Comprehension", "Customers", "Dialogue", "Language", "Learning", "Serving",
                "StrictJSON",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: settings),
        .testTarget(
            name: "WorkshopTests",
            dependencies: [
                "rapport", "Workshop", "Comprehension", "Customers", "Dialogue", "Language", "Learning", "StrictJSON",
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: [.product(name: "Logging", package: "swift-log")],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "WalkTests",
            dependencies: [
                "TestSupport", "rapport", "Comprehension", "Customers", "Dialogue", "Language", "Learning", "Serving",
                "StrictJSON", "Workshop",
                .product(name: "Logging", package: "swift-log"),
            ], exclude: ["Transcripts"], swiftSettings: settings),
    ]
)
