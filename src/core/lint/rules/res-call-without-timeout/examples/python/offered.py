import http.client
import urllib.request

import aiohttp
import httpx
import requests
from fastapi import APIRouter

router = APIRouter()


@router.get("/orders/{order_id}")
def order(order_id: str) -> dict:
    payment = requests.get(f"http://payment/payments/{order_id}", timeout=5)
    stock = requests.post("http://stock/search", json={"order": order_id}, timeout=5)
    shipment = urllib.request.urlopen(f"http://shipping/shipments/{order_id}", timeout=5)
    return {"payment": payment.json(), "stock": stock.json(), "shipment": shipment.read()}


class PaymentClient:
    def __init__(self) -> None:
        self.session = requests.Session()
        self.connection = http.client.HTTPSConnection("payment", timeout=5)

    def capture(self, order_id: str) -> None:
        self.session.post("http://payment/captures", json={"order": order_id}, timeout=5)


async def prices(skus: list) -> list:
    async with httpx.AsyncClient(timeout=5) as client:
        return [await client.get(f"http://catalog/{sku}") for sku in skus]


async def rates() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
