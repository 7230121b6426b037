"""Running the web app: address, start, stop. Gradio is imported last, the model loaded once the page is up."""

from __future__ import annotations

import errno
import ipaddress
import logging
import socket
import sys
from contextlib import suppress
from pathlib import Path

from assistant.web.auth import read_auth
from assistant.web.ports import Assistant, Intake
from ingest.errors import ConfigurationError

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


def serve(
    assistant: Assistant,
    *,
    host: str,
    port: int,
    data: Path,
    auth: Path | None = None,
    intake: Intake | None = None,
    concurrency: int = 20,
    quiet: bool = False,
) -> None:
    """Serve the app until it is interrupted; `data` is the store's folder, `port` 0 takes any free one.

    With an `intake` reports can be added from the page, unless the app is open to a network without a login.

    Raises ConfigurationError where the address cannot be used or the auth file is wrong.
    """
    users = read_auth(auth) if auth else None
    listener = listen(host, port)
    with listener:
        import uvicorn

        from assistant.web.server import build_app

        logging.getLogger("assistant").setLevel(logging.WARNING)
        local = is_loopback(host)
        # Behind a login a foreign page gets nothing, and a proxy on this machine may call us by any name.
        hosts = LOOPBACK_NAMES if local and users is None else ()
        app = build_app(
            assistant,
            data=data,
            auth=users,
            # Whoever reaches a machine without a login could fill its disk.
            intake=intake if local or users else None,
            concurrency=concurrency,
            hosts=hosts,
        )
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, server_header=False)

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                # Only now: beside the import of Gradio the model would hold the page up and be ready no sooner.
                assistant.warm()
                if not quiet and self.started:
                    _announce(host, listener.getsockname()[1], guarded=users is not None)

            async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
                # Pages still open are cut off; that is no error to tell.
                logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
                await super().shutdown(sockets)

        with suppress(KeyboardInterrupt):
            Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises ConfigurationError where it cannot be used."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise ConfigurationError(
            f"Không dùng được địa chỉ «{host}» ({error.strerror}); hãy đặt lại bằng --host."
        ) from error
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            told = f"Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác bằng --port."
        elif error.errno == errno.EACCES:
            told = f"Không được phép dùng cổng {port}; hãy chọn cổng từ 1024 trở lên bằng --port."
        else:
            told = f"Không mở được {host}:{port} ({error.strerror}); hãy đặt lại bằng --host và --port."
        raise ConfigurationError(told) from error
    return listener


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _announce(host: str, port: int, *, guarded: bool) -> None:
    shown = f"[{host}]" if ":" in host else host
    print(f"Trợ lý đang chạy tại http://{shown}:{port} (nhấn Ctrl+C để dừng).", file=sys.stderr, flush=True)
    if not guarded and not is_loopback(host):
        print(
            "Lưu ý: mọi người trong mạng đều vào được mà không cần đăng nhập; dùng --auth TỆP để giới hạn.",
            file=sys.stderr,
            flush=True,
        )
