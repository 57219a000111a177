from mitmproxy import ctx


class Sample:
    def running(self):
        ctx.master.commands.call("view.flows.create", "get", "http://example.test/sample")


addons = [Sample()]
