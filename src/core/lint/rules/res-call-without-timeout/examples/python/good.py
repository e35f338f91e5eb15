import urllib.request

import aiohttp
import httpx
import requests
from requests.adapters import HTTPAdapter


def order(order_id: str, options: dict) -> dict:
    payment = requests.get(f"http://payment/payments/{order_id}", timeout=2)
    stock = requests.post("http://stock/search", **options)
    shipment = urllib.request.urlopen(f"http://shipping/shipments/{order_id}", None, 2)
    return {"payment": payment.json(), "stock": stock.json(), "shipment": shipment.read()}


class PaymentClient:
    def __init__(self, adapter: HTTPAdapter, cache: "Cache") -> None:
        self.session = requests.Session()
        self.session.mount("http://", adapter)
        self.cache = cache

    def capture(self, order_id: str) -> None:
        if not self.cache.get(order_id):
            self.session.post("http://payment/captures", json={"order": order_id})


async def prices(skus: list) -> list:
    # httpx waits five seconds by itself.
    async with httpx.AsyncClient() as client:
        return [await client.get(f"http://catalog/{sku}") for sku in skus]


async def rates() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2))
