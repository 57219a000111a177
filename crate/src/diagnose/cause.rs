//! The names of what can be wrong, and of what to do about it.

use crate::ids;

ids! {
    /// What is wrong.
    Cause {
        /// The API server can't take the name apart.
        InvalidTarget = "invalid-target",
        /// The request had a `dryRun` in its query, which the proxy refuses.
        DryRun = "dry-run",
        /// The target's address is one that the API server never proxies to.
        AddressRefused = "address-refused",
        /// No valid credentials came along.
        Unauthorized = "unauthorized",
        /// No credentials came along, and anonymous users may not do this.
        Anonymous = "anonymous",
        /// The user may not do this: `user`, `verb`, `resource`.
        Forbidden = "forbidden",
        /// The user may not act as another: `user`, `resource`.
        MayNotAct = "may-not-act",
        /// `kubectl proxy` answers to `localhost` and `127.0.0.1` only.
        RefusedHost = "refused-host",
        /// `kubectl proxy` refuses the path or the method.
        RefusedPath = "refused-path",
        /// There is no such service, pod or node.
        Missing = "missing",
        /// The API server allows no such method here.
        MethodRefused = "method-refused",
        /// The service has no endpoint that is ready, or no such port name, or doesn't exist.
        NoEndpoints = "no-endpoints",
        /// The service has no port with this number.
        NoSuchPort = "no-such-port",
        /// `https:` was asked for, but the target speaks plain HTTP.
        PlainTarget = "plain-target",
        /// Plain HTTP was asked for, but the target speaks TLS.
        TlsTarget = "tls-target",
        /// The target closed the connection without an answer.
        Closed = "closed",
        /// Nothing listens on the target's port.
        TargetRefused = "target-refused",
        /// The API server can't reach the target: `error`.
        TargetUnreachable = "target-unreachable",
        /// The API server doesn't trust the target's certificate.
        TargetCertificate = "target-certificate",
        /// The app's answer was lost on its way, most likely for its compression.
        LostBody = "lost-body",
        /// A port name crashes the API server's proxy to pods.
        PodPortName = "pod-port-name",
        /// The API server has too much to do.
        Busy = "busy",
        /// The API server gave up waiting.
        TimedOut = "timed-out",
        /// `kubectl proxy` can't reach its cluster: `error`.
        ClusterUnreachable = "cluster-unreachable",
        /// Nothing listens on this machine's port: `kubectl proxy` isn't running.
        NoKubectlProxy = "no-kubectl-proxy",
        /// Nothing listens on the host's port.
        HostRefused = "host-refused",
        /// The host's name is unknown.
        UnknownHost = "unknown-host",
        /// The host can't be reached.
        HostUnreachable = "host-unreachable",
        /// The browser doesn't trust the host's certificate.
        HostCertificate = "host-certificate",
        /// `https:` was asked for, but the host speaks something else, or a TLS that the browser doesn't.
        HostTls = "host-tls",
        /// The host closed the connection without an answer.
        EmptyAnswer = "empty-answer",
        /// The connection broke.
        ConnectionLost = "connection-lost",
        /// Redirects led in a circle.
        RedirectLoop = "redirect-loop",
        /// The browser, a policy or another extension blocked the request.
        Blocked = "blocked",
        /// No answer came: `error`.
        NoAnswer = "no-answer",
        /// The app signs in with an `Authorization` header of its own, which never reaches it.
        OwnAuthorization = "own-authorization",
        /// A WebSocket failed whose URL has a query, which never reaches the app.
        WebsocketQuery = "websocket-query",
        /// A path with `%2F`, which reaches the app as `/`, wasn't found.
        EncodedSlash = "encoded-slash",
        /// A request of a worker that belongs to no tab missed every mount, while several of the host are open.
        UnownedWorker = "unowned-worker",
        /// A frame shows another service and asked for something at the root: `frame` is that service's URL.
        ForeignFrame = "foreign-frame",
    }
}

ids! {
    /// What to do.
    Advice {
        /// Correct the name, the port or the scheme in the URL.
        FixUrl = "fix-url",
        /// Reach the app without the proxy.
        PortForward = "port-forward",
        /// Give Porthole a token, or go through `kubectl proxy`.
        SignIn = "sign-in",
        /// Ask for the right to do this.
        AskPermission = "ask-permission",
        /// Write `localhost` or `127.0.0.1`, or start `kubectl proxy` with `--accept-hosts`.
        UseLocalhost = "use-localhost",
        /// Start `kubectl proxy` with other `--reject-paths` or `--reject-methods`.
        AllowPath = "allow-path",
        /// Check name and namespace.
        CheckName = "check-name",
        /// Look at the service's endpoints and pods.
        CheckEndpoints = "check-endpoints",
        /// Look at the service's ports.
        CheckPort = "check-port",
        /// Leave `https:` out of the URL.
        DropHttps = "drop-https",
        /// Put `https:` before the name in the URL.
        UseHttps = "use-https",
        /// Look whether the app runs and on which port it listens.
        CheckApp = "check-app",
        /// Write the port's number.
        UsePortNumber = "use-port-number",
        /// Wait, and try again.
        Retry = "retry",
        /// Look whether the cluster is up, and which one `kubectl` talks to.
        CheckCluster = "check-cluster",
        /// Start `kubectl proxy`.
        StartKubectlProxy = "start-kubectl-proxy",
        /// Check the host and its port, and the network to it.
        CheckHost = "check-host",
        /// Let the browser trust the host's certificate.
        TrustCertificate = "trust-certificate",
        /// Write `http:` or another port.
        CheckScheme = "check-scheme",
        /// Look which extension or policy blocks it.
        Unblock = "unblock",
        /// Keep only one app of this host open.
        CloseOthers = "close-others",
        /// Open what the frame shows in a tab of its own.
        OwnTab = "own-tab",
    }
}

impl Cause {
    /// What to do about it.
    #[must_use]
    pub const fn advice(self) -> Advice {
        match self {
            Self::InvalidTarget => Advice::FixUrl,
            Self::DryRun
            | Self::AddressRefused
            | Self::MethodRefused
            | Self::TargetCertificate
            | Self::LostBody
            | Self::RedirectLoop
            | Self::OwnAuthorization
            | Self::WebsocketQuery
            | Self::EncodedSlash => Advice::PortForward,
            Self::Unauthorized | Self::Anonymous => Advice::SignIn,
            Self::Forbidden | Self::MayNotAct => Advice::AskPermission,
            Self::RefusedHost => Advice::UseLocalhost,
            Self::RefusedPath => Advice::AllowPath,
            Self::Missing => Advice::CheckName,
            Self::NoEndpoints => Advice::CheckEndpoints,
            Self::NoSuchPort => Advice::CheckPort,
            Self::PlainTarget => Advice::DropHttps,
            Self::TlsTarget | Self::Closed => Advice::UseHttps,
            Self::TargetRefused | Self::TargetUnreachable | Self::TimedOut => Advice::CheckApp,
            Self::PodPortName => Advice::UsePortNumber,
            Self::Busy | Self::ConnectionLost | Self::NoAnswer => Advice::Retry,
            Self::ClusterUnreachable => Advice::CheckCluster,
            Self::NoKubectlProxy => Advice::StartKubectlProxy,
            Self::HostRefused | Self::UnknownHost | Self::HostUnreachable => Advice::CheckHost,
            Self::HostCertificate => Advice::TrustCertificate,
            Self::HostTls | Self::EmptyAnswer => Advice::CheckScheme,
            Self::Blocked => Advice::Unblock,
            Self::UnownedWorker => Advice::CloseOthers,
            Self::ForeignFrame => Advice::OwnTab,
        }
    }
}
