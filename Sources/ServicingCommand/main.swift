print("servicing")
